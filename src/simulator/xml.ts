import { XMLParser } from 'fast-xml-parser';

/** Children of an element, in order; an array repeats its element; null leaves it out. */
export interface XmlFields {
  readonly [name: string]: XmlValue;
}
export type XmlValue = string | number | null | XmlFields | readonly (string | number | XmlFields)[];

/** How WeCom has been seen to write its XML; a bot must read all of them. */
export type XmlStyle = 'cdata' | 'bare' | 'indented' | 'bom';

const escapeText = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const cdata = (text: string) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
// XML 1.0 has no way to write the other control characters, and a real client never sends them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are meant
const withoutControls = (text: string) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');

function element(name: string, value: XmlValue, style: XmlStyle, depth: number): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map((one: XmlValue) => element(name, one, style, depth)).join('');
  const pad = style === 'indented' ? `\n${'  '.repeat(depth)}` : '';
  if (typeof value === 'object')
    return `${pad}<${name}>${children(value as XmlFields, style, depth + 1)}${pad}</${name}>`;
  if (typeof value === 'number') return `${pad}<${name}>${value}</${name}>`;
  const text = withoutControls(value as string);
  if (style === 'bare') return `<${name}>${escapeText(text)}</${name}>`;
  return style === 'indented'
    ? `${pad}<${name}>${pad}  ${cdata(text)}${pad}</${name}>`
    : `<${name}>${cdata(text)}</${name}>`;
}

const children = (fields: XmlFields, style: XmlStyle, depth: number) =>
  Object.entries(fields)
    .map(([name, value]) => element(name, value, style, depth))
    .join('');

/** The document `<xml>…</xml>` in one of the styles. */
export function writeXml(fields: XmlFields, style: XmlStyle = 'cdata'): string {
  const end = style === 'indented' ? '\n' : '';
  return `${style === 'bom' ? '\uFEFF' : ''}<xml>${children(fields, style, 1)}${end}</xml>`;
}

const parser = new XMLParser({
  parseTagValue: false,
  ignoreAttributes: true,
  processEntities: true,
  trimValues: false,
});

export interface XmlTree {
  readonly [name: string]: string | XmlTree | readonly (string | XmlTree)[] | undefined;
}

/** The children of the root `<xml>`, or null when the text is no such document. */
export function readXml(text: string): XmlTree | null {
  try {
    const root = (parser.parse(text, true) as XmlTree).xml;
    return typeof root === 'object' && !Array.isArray(root) ? (root as XmlTree) : null;
  } catch {
    return null;
  }
}

/** The text of a child element as written; empty when it is missing or holds elements. */
export const rawTextOf = (tree: XmlTree, name: string): string => {
  const value = tree[name];
  return typeof value === 'string' ? value : '';
};

/** The same without the white space around it. */
export const textOf = (tree: XmlTree, name: string): string => rawTextOf(tree, name).trim();
