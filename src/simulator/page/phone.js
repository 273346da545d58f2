import { bubbleRow, timeRow, waitingRow } from './bubble.js';
import { composer } from './composer.js';
import { avatar, botAvatar, h, ICONS, icon } from './dom.js';
import { notice } from './notice.js';
import { server } from './server.js';
import { memberOf, on, openChat, store, waitFor } from './store.js';
import { chatTime, clockOf, needsTime } from './times.js';

const NEAR_BOTTOM_PX = 80;
const DOTS_AFTER_MS = 500;

/** One phone in the hands of one member. `pick()` asks for another member, `remove()` puts the phone away. */
export function createPhone(userid, { pick, remove, activate }) {
  const member = memberOf(userid);
  const bubbles = h('div', {
    class: 'bubbles',
    role: 'log',
    'aria-live': 'polite',
    'aria-label': `${member.name}和助手的对话`,
    tabindex: 0,
    'data-testid': 'bubbles',
  });
  const news = h('button', { type: 'button', class: 'news', hidden: true, onclick: () => toBottom() }, '有新消息 ↓');
  const statusTime = h('span', { class: 'status-time' });
  const deliver = (request) =>
    waitFor(userid, request).then(
      (answer) => answer.error && notice(answer.error),
      (error) => notice(error.message),
    );
  const foot = composer({
    send: (text) => deliver(server.say(userid, text)),
    pressMenu: (key) => deliver(server.menu(userid, key)),
  });
  const head = h(
    'div',
    { class: 'phone-head' },
    h(
      'button',
      { type: 'button', class: 'who', title: '换一个成员', 'data-testid': 'member-picker', onclick: pick },
      avatar(member.name),
      h(
        'span',
        { class: 'who-words' },
        h('strong', {}, member.name),
        h('span', {}, [member.team, member.position].filter(Boolean).join(' · ')),
      ),
      icon(ICONS.down),
    ),
    h(
      'button',
      {
        type: 'button',
        class: 'plain remove',
        'aria-label': `收起${member.name}的手机`,
        'data-testid': 'remove-phone',
        onclick: remove,
      },
      icon(ICONS.close),
    ),
  );
  const element = h(
    'section',
    {
      class: 'phone',
      'aria-label': `${member.name}的手机`,
      'data-testid': 'phone',
      'data-userid': userid,
      onfocusin: activate,
      onpointerdown: activate,
    },
    h(
      'div',
      { class: 'status', 'aria-hidden': 'true' },
      statusTime,
      h('span', { class: 'island' }),
      h('span', { class: 'battery' }),
    ),
    head,
    h('div', { class: 'talk' }, bubbles, news),
    foot.element,
  );

  const atBottom = () => bubbles.scrollHeight - bubbles.scrollTop - bubbles.clientHeight < NEAR_BOTTOM_PX;
  const toBottom = () => {
    bubbles.scrollTop = bubbles.scrollHeight;
    news.hidden = true;
    markRead();
  };
  function markRead() {
    const last = store.chats.get(userid)?.at(-1);
    if (last && memberOf(userid).unread > 0 && document.visibilityState === 'visible')
      server.read(userid, last.id).catch(() => {});
  }
  const rowOf = (bubble) =>
    bubbleRow(bubble, {
      press: (key, selected) => deliver(server.click(userid, bubble.id, key, selected)),
      again: () => deliver(server.say(userid, bubble.text)),
    });

  function draw() {
    const chat = store.chats.get(userid) ?? [];
    const rows = chat.flatMap((bubble, index) => [
      ...(needsTime(chat[index - 1]?.at, bubble.at) ? [timeRow(chatTime(bubble.at, store.clock.now))] : []),
      rowOf(bubble),
    ]);
    bubbles.replaceChildren(...(rows.length > 0 ? rows : [welcome(member)]));
  }
  function show(bubble) {
    if (bubble.userid !== userid) return;
    const stay = !atBottom() && bubble.kind !== 'said';
    const chat = store.chats.get(userid);
    const old = bubbles.querySelector(`[data-id="${bubble.id}"]`);
    if (old) old.replaceWith(rowOf(bubble));
    else if (chat.length === 1 || chat.at(-1) !== bubble) draw();
    else {
      if (needsTime(chat.at(-2)?.at, bubble.at)) bubbles.append(timeRow(chatTime(bubble.at, store.clock.now)));
      bubbles.append(rowOf(bubble));
    }
    if (stay) news.hidden = Boolean(old);
    else toBottom();
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
  const tick = () => {
    statusTime.textContent = clockOf(store.clock.now);
  };
  let day = '';
  const ends = [
    on('bubble', show),
    on('waiting', (who) => who === userid && wait()),
    on('menu', foot.drawMenu),
    on('clock', () => {
      tick();
      // 'Today' and 'yesterday' in the separators move with the day.
      const today = store.clock.now.toDateString();
      if (day && day !== today && !store.clock.target) draw();
      day = today;
    }),
  ];
  const seen = () => atBottom() && markRead();
  document.addEventListener('visibilitychange', seen);
  bubbles.addEventListener('scroll', () => atBottom() && toBottom());
  tick();
  foot.drawMenu();
  openChat(userid).then(
    () => {
      draw();
      toBottom();
    },
    (error) => notice(error.message),
  );
  return {
    userid,
    element,
    focus: foot.focus,
    close() {
      for (const end of ends) end();
      document.removeEventListener('visibilitychange', seen);
      element.remove();
    },
  };
}

const welcome = (member) =>
  h(
    'div',
    { class: 'welcome' },
    botAvatar(),
    h('strong', {}, `${member.name}，你好`),
    h('p', {}, '把今天和客户的事发一句话给我，我来记、我来提醒。'),
    store.examples.length > 0 && h('p', { class: 'quiet' }, '不知道说什么？点下面的例句试试。'),
  );
