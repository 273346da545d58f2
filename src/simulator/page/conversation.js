import { bubbleRow, timeRow, waitingRow } from './bubble.js';
import { botAvatar, h } from './dom.js';
import { notice } from './notice.js';
import { server } from './server.js';
import { memberOf, on, openChat, store } from './store.js';
import { chatTime, isoDayOf, needsTime } from './times.js';

const NEAR_PX = 60;
const DOTS_AFTER_MS = 500;

/** The bubbles of one member, kept current and scrolled to the newest. `actions(bubble)`: what its buttons do. */
export function conversation(userid, { actions, send }) {
  const member = memberOf(userid);
  const bubbles = h('div', {
    class: 'bubbles',
    role: 'log',
    'aria-live': 'polite',
    'aria-label': `${member.name}和助手的对话`,
    tabindex: 0,
    'data-testid': 'bubbles',
  });
  const news = h('button', { type: 'button', class: 'news', hidden: true, onclick: () => toNewest() }, '有新消息 ↓');

  // Until the member scrolls away, the newest bubble is kept in sight.
  let following = true;
  let scrolledTo = 0;
  const bottom = () => bubbles.scrollHeight - bubbles.clientHeight;
  // One request at a time, and none for what was read already: every answer makes all phones look again.
  let readTo = 0;
  let marking = false;
  async function markRead() {
    const last = store.chats.get(userid)?.at(-1);
    const looking = following && document.visibilityState === 'visible';
    if (marking || !last || last.id <= readTo || !looking || memberOf(userid).unread === 0) return;
    marking = true;
    const isRead = await server.read(userid, last.id).then(
      () => true,
      () => false,
    );
    marking = false;
    if (!isRead) return;
    readTo = last.id;
    markRead();
  }
  /** To the bottom, but a bubble taller than the screen is shown from its beginning. */
  const toNewest = () => {
    const last = bubbles.lastElementChild;
    const before = last?.previousElementSibling;
    const start = (before?.classList.contains('hint') ? before : last)?.offsetTop ?? 0;
    bubbles.scrollTop = Math.min(bottom(), start);
    scrolledTo = bubbles.scrollTop;
    following = true;
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
    bubbles.replaceChildren(...(rows.length > 0 ? rows : [welcome(member, send)]));
    drawnOn = isoDayOf(store.clock.now);
  }
  function show(bubble) {
    if (bubble.userid !== userid) return;
    const stay = !following && bubble.kind !== 'said';
    const chat = store.chats.get(userid);
    const old = bubbles.querySelector(`[data-id="${bubble.id}"]`);
    if (old) old.replaceWith(bubbleRow(bubble, actions(bubble)));
    else if (chat.length === 1 || chat.at(-1) !== bubble) draw();
    else bubbles.append(...rowsOf(bubble, chat.at(-2)));
    if (!stay) toNewest();
    else if (!old) news.hidden = false;
  }
  let dots = null;
  function wait() {
    clearTimeout(dots);
    bubbles.querySelector('.waiting')?.remove();
    if (!store.waiting.has(userid)) return;
    dots = setTimeout(() => {
      bubbles.append(waitingRow());
      toNewest();
    }, DOTS_AFTER_MS);
  }
  // 'Today' and 'yesterday' between the bubbles move with the day.
  let drawnOn = '';
  const newDay = () => {
    if (store.clock.target || drawnOn === isoDayOf(store.clock.now)) return;
    const stay = !following;
    draw();
    if (!stay) toNewest();
  };

  const ends = [
    on('bubble', show),
    on('waiting', (who) => who === userid && wait()),
    on('clock', newDay),
    on('members', markRead),
  ];
  document.addEventListener('visibilitychange', markRead);
  bubbles.addEventListener('scroll', () => {
    const { scrollTop } = bubbles;
    following = bottom() - scrollTop < NEAR_PX || Math.abs(scrollTop - scrolledTo) < NEAR_PX;
    if (!following) return;
    news.hidden = true;
    markRead();
  });
  // A picture has no height before it is loaded; its event is heard only while it is captured.
  bubbles.addEventListener('load', () => following && toNewest(), true);
  const opened = () => {
    draw();
    toNewest();
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
const welcome = ({ name, examples }, send) =>
  h(
    'div',
    { class: 'welcome' },
    botAvatar(),
    h('strong', {}, `${name}，你好`),
    h('p', {}, '客户的事，用一句话告诉我：我来记，到点提醒你。'),
    examples.length > 0 && h('p', {}, '不知道说什么？点一句试试：'),
    examples.map((text) =>
      h(
        'button',
        { type: 'button', class: 'welcome-example', 'data-testid': 'example', onclick: () => send(text) },
        text,
      ),
    ),
  );
