import { bubbleRow, timeRow, waitingRow } from './bubble.js';
import { botAvatar, h } from './dom.js';
import { notice } from './notice.js';
import { server } from './server.js';
import { memberOf, on, openChat, store } from './store.js';
import { chatTime, isoDayOf, needsTime } from './times.js';

const NEAR_BOTTOM_PX = 80;
const DOTS_AFTER_MS = 500;

/** The bubbles of one member, kept current and scrolled to the newest. `actions(bubble)`: what its buttons do. */
export function conversation(userid, { actions, send }) {
  const { name } = memberOf(userid);
  const bubbles = h('div', {
    class: 'bubbles',
    role: 'log',
    'aria-live': 'polite',
    'aria-label': `${name}和助手的对话`,
    tabindex: 0,
    'data-testid': 'bubbles',
  });
  const news = h('button', { type: 'button', class: 'news', hidden: true, onclick: () => toBottom() }, '有新消息 ↓');

  const atBottom = () => bubbles.scrollHeight - bubbles.scrollTop - bubbles.clientHeight < NEAR_BOTTOM_PX;
  const markRead = () => {
    const last = store.chats.get(userid)?.at(-1);
    const looking = document.visibilityState === 'visible' && atBottom();
    if (last && looking && memberOf(userid).unread > 0) server.read(userid, last.id).catch(() => {});
  };
  const toBottom = () => {
    bubbles.scrollTop = bubbles.scrollHeight;
    news.hidden = true;
    markRead();
  };
  const rowsOf = (bubble, before) => [
    ...(needsTime(before?.at, bubble.at) ? [timeRow(chatTime(bubble.at, store.clock.now))] : []),
    bubbleRow(bubble, actions(bubble)),
  ];

  function draw() {
    const chat = store.chats.get(userid) ?? [];
    const rows = chat.flatMap((bubble, index) => rowsOf(bubble, chat[index - 1]));
    bubbles.replaceChildren(...(rows.length > 0 ? rows : [welcome(name, send)]));
    drawnOn = isoDayOf(store.clock.now);
  }
  function show(bubble) {
    if (bubble.userid !== userid) return;
    const stay = !atBottom() && bubble.kind !== 'said';
    const chat = store.chats.get(userid);
    const old = bubbles.querySelector(`[data-id="${bubble.id}"]`);
    if (old) old.replaceWith(bubbleRow(bubble, actions(bubble)));
    else if (chat.length === 1 || chat.at(-1) !== bubble) draw();
    else bubbles.append(...rowsOf(bubble, chat.at(-2)));
    if (!stay) toBottom();
    else if (!old) news.hidden = false;
  }
  let dots = null;
  function wait() {
    clearTimeout(dots);
    bubbles.querySelector('.waiting')?.remove();
    if (!store.waiting.has(userid)) return;
    dots = setTimeout(() => {
      bubbles.append(waitingRow());
      toBottom();
    }, DOTS_AFTER_MS);
  }
  // 'Today' and 'yesterday' between the bubbles move with the day.
  let drawnOn = '';
  const newDay = () => {
    if (store.clock.target || drawnOn === isoDayOf(store.clock.now)) return;
    const stay = !atBottom();
    draw();
    if (!stay) toBottom();
  };

  const ends = [
    on('bubble', show),
    on('waiting', (who) => who === userid && wait()),
    on('clock', newDay),
    on('members', markRead),
  ];
  document.addEventListener('visibilitychange', markRead);
  bubbles.addEventListener('scroll', () => {
    if (!atBottom()) return;
    news.hidden = true;
    markRead();
  });
  const opened = () => {
    draw();
    toBottom();
  };
  openChat(userid).then(opened, (error) => notice(error.message));
  return {
    element: h('div', { class: 'talk' }, bubbles, news),
    close() {
      for (const end of ends) end();
      document.removeEventListener('visibilitychange', markRead);
    },
  };
}

/** What an empty conversation shows: the examples at full length, each sent by a tap. */
const welcome = (name, send) =>
  h(
    'div',
    { class: 'welcome' },
    botAvatar(),
    h('strong', {}, `${name}，你好`),
    h('p', {}, '客户的事，用一句话告诉我：我来记，到点提醒你。'),
    store.examples.length > 0 && h('p', {}, '不知道说什么？点一句试试：'),
    store.examples.map((text) =>
      h(
        'button',
        { type: 'button', class: 'welcome-example', 'data-testid': 'example', onclick: () => send(text) },
        text,
      ),
    ),
  );
