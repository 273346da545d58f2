import { h } from './dom.js';

/**
 * The markdown an app message may use (headings, bold, links, inline code, quotes, three font colours) as elements.
 * Everything else, lists and tables too, stays the text it is, as in WeCom.
 */
export function markdown(text) {
  return text.split('\n').map((line) => {
    const heading = /^(#{1,6}) (.*)$/.exec(line);
    if (heading)
      return h('div', { class: `md-heading md-heading-${Math.min(heading[1].length, 4)}` }, inline(heading[2]));
    const quote = /^>\s?(.*)$/.exec(line);
    if (quote) return h('div', { class: 'md-quote' }, inline(quote[1]));
    return h('div', { class: 'md-line' }, line === '' ? h('br') : inline(line));
  });
}

const PARTS =
  /\*\*(.+?)\*\*|\[([^\]]+)\]\(([^)\s]+)\)|`([^`]+)`|<font color="(info|comment|warning)">([\s\S]*?)<\/font>/g;

function inline(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(PARTS)) {
    nodes.push(text.slice(from, match.index));
    const [whole, bold, label, , code, color, coloured] = match;
    if (bold) nodes.push(h('strong', {}, inline(bold)));
    else if (label) nodes.push(h('span', { class: 'link' }, label));
    else if (code) nodes.push(h('code', {}, code));
    else nodes.push(h('span', { class: `md-${color}` }, inline(coloured)));
    from = match.index + whole.length;
  }
  nodes.push(text.slice(from));
  return nodes;
}
