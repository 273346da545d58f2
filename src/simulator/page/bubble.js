import { templateCard, textCard } from './card.js';
import { avatar, botAvatar, h, ICONS, icon } from './dom.js';
import { markdown } from './markdown.js';
import { memberOf } from './store.js';

/** One bubble with its picture. `actions`: press(key, selected) on a card, again() for what did not arrive. */
export function bubbleRow(bubble, actions) {
  const mine = bubble.direction === 'to-bot';
  const row = {
    class: `row ${mine ? 'mine' : 'theirs'}`,
    'data-testid': 'bubble',
    'data-kind': bubble.kind,
    'data-id': bubble.id,
    'data-at': bubble.at.toISOString(),
  };
  if (bubble.recalled) return h('div', { ...row, class: 'row hint' }, '撤回了一条消息');
  const picture = mine ? avatar(memberOf(bubble.userid)?.name ?? bubble.userid) : botAvatar();
  const body = h('div', { class: `bubble bubble-${bubble.msgtype}` }, contentOf(bubble, actions));
  return h('div', row, picture, h('div', { class: 'column' }, body, bubble.failed && failure(bubble, actions)));
}

function contentOf(bubble, { press }) {
  const { msgtype, text, content } = bubble;
  if (msgtype === 'markdown') return markdown(text);
  if (msgtype === 'template_card') return templateCard(content, press);
  if (msgtype === 'textcard') return textCard(content);
  const media = content?.media_id && `/page/media/${encodeURIComponent(content.media_id)}`;
  if (msgtype === 'image' && media) return h('img', { class: 'picture', src: media, alt: text });
  if (msgtype === 'file' && media)
    return h('a', { class: 'file', href: media, download: content.filename }, icon(ICONS.file), content.filename);
  return text;
}

const failure = (bubble, { again }) =>
  h(
    'div',
    { class: 'failure', role: 'alert' },
    bubble.failed,
    ' ',
    h('button', { type: 'button', class: 'plain', onclick: again }, '重发'),
  );

export const timeRow = (text) => h('div', { class: 'row hint' }, text);

/** Three dots while the bot thinks. */
export const waitingRow = () =>
  h(
    'div',
    { class: 'row theirs waiting', 'aria-label': '助手正在回复' },
    botAvatar(),
    h('div', { class: 'bubble dots' }, h('i'), h('i'), h('i')),
  );
