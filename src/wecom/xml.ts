import { XMLParser } from 'fast-xml-parser';

/** An element: its text, its children by name, or an array of these where a name repeats. */
export type XmlValue = string | XmlElement | XmlValue[];
export interface XmlElement {
  readonly [name: string]: XmlValue;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const MAX_DEPTH = 20;
const MAX_CODE_POINT = 0x10ffff;

/** The five predefined entities and character numbers; anything else stays as written. */
function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name) return NAMED[name] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= MAX_CODE_POINT && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '';
  });
}

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  maxNestedTags: MAX_DEPTH,
  entityDecoder: {
    decode: decodeEntities,
    addInputEntities: () => {
      throw new SyntaxError('a DOCTYPE is not accepted');
    },
    setExternalEntities: () => undefined,
    setXmlVersion: () => undefined,
    reset: () => undefined,
  },
});

/**
 * The children of the root `<xml>`. Text around CDATA is trimmed, CDATA is kept as written but for NUL, which XML cannot
 * hold nor PostgreSQL keep; no number is interpreted (MsgId exceeds 2^53), no DTD and no entity declaration is accepted.
 * @throws SyntaxError when the text is not such a document
 */
export function parseXml(text: string): XmlElement {
  const document = (() => {
    try {
      return parser.parse(text.replaceAll('\0', '')) as XmlElement;
    } catch (cause) {
      throw new SyntaxError('unreadable XML', { cause });
    }
  })();
  const root = document.xml;
  if (root === undefined || typeof root === 'string' || Array.isArray(root)) throw new SyntaxError('no <xml> root');
  return root;
}

/** What XML 1.0 cannot carry, even inside CDATA. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** `text` as CDATA; a `]]>` inside is split over two sections. */
export const cdata = (text: string): string =>
  `<![CDATA[${text.replace(FORBIDDEN, '').replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

/** The values of an element that may be absent, single or repeated. */
export const listOf = (value: XmlValue | undefined): readonly XmlValue[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** The elements among these values; text has no children. */
export const elementsOf = (value: XmlValue | undefined): readonly XmlElement[] =>
  listOf(value).filter((one): one is XmlElement => typeof one === 'object' && !Array.isArray(one));
