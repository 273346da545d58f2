import { listen, server } from './server.js';

/** Everything the page knows, and who wants to hear of changes. One instance, `store`. */
const listeners = new Map();

export const store = {
  appName: '',
  members: [],
  menu: null,
  clockMoves: false,
  clock: { now: new Date(), target: null, error: null },
  /** userid → bubbles in order, for members whose chat was opened. */
  chats: new Map(),
  /** userid → waiting for the bot's answer. */
  waiting: new Set(),
};

/** Topics: bubble, members, clock, menu, waiting, online. */
export function on(topic, listener) {
  listeners.set(topic, [...(listeners.get(topic) ?? []), listener]);
  return () =>
    listeners.set(
      topic,
      listeners.get(topic).filter((each) => each !== listener),
    );
}
const tell = (topic, value) => {
  for (const listener of listeners.get(topic) ?? []) listener(value);
};

export const memberOf = (userid) => store.members.find((member) => member.userid === userid);

const readClock = ({ now, target, error }) => ({ now: new Date(now), target: target && new Date(target), error });
const readBubble = (bubble) => ({ ...bubble, at: new Date(bubble.at) });

export async function start() {
  const { run, seq, clock, ...state } = await server.state();
  Object.assign(store, state, { clock: readClock(clock) });
  listen(seq, {
    online: (online) => tell('online', online),
    // Another run: the chats began anew, nothing shown here exists any more.
    hello: (hello) => hello.run !== run && location.reload(),
    bubble: (data) => take(readBubble(data)),
    read({ userid, unread }) {
      const member = store.members.find((each) => each.userid.toLowerCase() === userid.toLowerCase());
      if (member) member.unread = unread;
      tell('members');
    },
    clock(data) {
      store.clock = readClock(data);
      tell('clock');
    },
    menu(menu) {
      store.menu = menu;
      tell('menu');
    },
  });
}

function take(bubble) {
  const chat = store.chats.get(bubble.userid);
  if (!chat) return;
  const index = chat.findIndex((each) => each.id === bubble.id);
  if (index < 0) chat.push(bubble);
  else if (chat[index].seq < bubble.seq) chat[index] = bubble;
  else return;
  if (bubble.at > store.clock.now) {
    store.clock = { ...store.clock, now: bubble.at };
    tell('clock');
  }
  tell('bubble', bubble);
}

/** Loads a member's conversation once; news that come meanwhile are kept. */
export async function openChat(userid) {
  if (store.chats.has(userid)) return;
  store.chats.set(userid, []);
  const loaded = (await server.chat(userid)).map(readBubble);
  const newest = new Map(loaded.map((bubble) => [bubble.id, bubble]));
  for (const bubble of store.chats.get(userid)) newest.set(bubble.id, bubble);
  store.chats.set(
    userid,
    [...newest.values()].sort((a, b) => a.id - b.id),
  );
}

/** Sends and waits for the answer; the bubbles themselves come over the stream. */
export async function waitFor(userid, request) {
  store.waiting.add(userid);
  tell('waiting', userid);
  try {
    return await request;
  } finally {
    store.waiting.delete(userid);
    tell('waiting', userid);
  }
}
