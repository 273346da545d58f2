import { createSignal, type Signal } from './signal.ts';

/** JSON as it travels over the API. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** One bubble of a member's conversation with the app. */
export interface Bubble {
  /** Position in the order of arrival, over all conversations. */
  readonly id: number;
  /** Number of the change that last touched this bubble; larger than any earlier one. */
  readonly seq: number;
  readonly userid: string;
  readonly direction: 'to-bot' | 'to-member';
  /** `said` by the member, `passive` reply in the callback's answer, or `push` through message/send. */
  readonly kind: 'said' | 'passive' | 'push';
  /** WeCom's msgtype: text, markdown, textcard, image, file, template_card, news … */
  readonly msgtype: string;
  /** What a member reads: the text itself, or the words of a card. */
  readonly text: string;
  /** The card's or the picture's JSON, for anything but plain text. */
  readonly content: JsonObject | null;
  readonly msgid: string | null;
  /** Simulated time. */
  readonly at: Date;
  readonly recalled: boolean;
  /** Why the bot did not get what was said, in words for the member. */
  readonly failed: string | null;
}

export type NewBubble = Pick<Bubble, 'userid' | 'direction' | 'kind' | 'msgtype' | 'text'> &
  Partial<Pick<Bubble, 'content' | 'msgid'>>;

export interface ChatsData {
  readonly bubbles: readonly Bubble[];
  /** userid in lower case → id of the last bubble the member has seen. */
  readonly read: Readonly<Record<string, number>>;
  readonly seq: number;
}

export interface Chats {
  add(bubble: NewBubble): Bubble;
  /** Replaces fields of a bubble; listeners hear of it. @throws Error for an unknown id */
  change(id: number, changes: Partial<Pick<Bubble, 'text' | 'content' | 'recalled' | 'failed'>>): Bubble;
  of(userid: string): readonly Bubble[];
  /** Bubbles touched after this change, in the order of their last change. */
  since(seq: number): readonly Bubble[];
  /** The oldest that fits. */
  first(predicate: (bubble: Bubble) => boolean): Bubble | undefined;
  /** The newest that fits. */
  last(predicate: (bubble: Bubble) => boolean): Bubble | undefined;
  /** Every member's copy of one message. */
  withMsgid(msgid: string): readonly Bubble[];
  /** Every member's copy of the card with this task_id. */
  withTask(taskId: string): readonly Bubble[];
  readonly seq: number;
  /** Marks everything up to this bubble as seen; returns what is left unseen. */
  markRead(userid: string, upTo: number): number;
  /** Pushes the member has not seen. */
  unread(userid: string): number;
  /** Told of every bubble as it arrives or changes; returns a function that ends it. */
  readonly readChanged: Signal<{ readonly userid: string; readonly unread: number }>;
  subscribe(listener: (bubble: Bubble) => void): () => void;
  snapshot(): ChatsData;
  restore(data: ChatsData): void;
}

export function createChats(now: () => Date): Chats {
  let bubbles: Bubble[] = [];
  let byMember = new Map<string, Bubble[]>();
  let read = new Map<string, number>();
  let seq = 0;
  const signal = createSignal<Bubble>();
  const readChanged = createSignal<{ userid: string; unread: number }>();
  const listOf = (userid: string): Bubble[] => {
    const key = userid.toLowerCase();
    const list = byMember.get(key) ?? [];
    byMember.set(key, list);
    return list;
  };
  const tell = (bubble: Bubble): Bubble => {
    signal.tell(bubble);
    return bubble;
  };
  const chats: Chats = {
    add(fresh) {
      seq += 1;
      const defaults = { content: null, msgid: null, recalled: false, failed: null };
      const bubble: Bubble = { ...defaults, ...fresh, id: bubbles.length + 1, seq, at: now() };
      bubbles.push(bubble);
      listOf(bubble.userid).push(bubble);
      return tell(bubble);
    },
    change(id, changes) {
      const old = bubbles[id - 1];
      if (!old) throw new Error(`there is no bubble ${id}`);
      seq += 1;
      const bubble = { ...old, ...changes, seq };
      bubbles[id - 1] = bubble;
      const list = listOf(old.userid);
      list[list.indexOf(old)] = bubble;
      return tell(bubble);
    },
    of: (userid) => [...listOf(userid)],
    since: (after) => bubbles.filter((bubble) => bubble.seq > after).sort((a, b) => a.seq - b.seq),
    first: (predicate) => bubbles.find(predicate),
    last: (predicate) => bubbles.findLast(predicate),
    withMsgid: (msgid) => bubbles.filter((bubble) => bubble.msgid === msgid),
    withTask: (taskId) => bubbles.filter((bubble) => bubble.content?.task_id === taskId),
    get seq() {
      return seq;
    },
    markRead(userid, upTo) {
      const key = userid.toLowerCase();
      read.set(key, Math.max(upTo, read.get(key) ?? 0));
      const unread = chats.unread(userid);
      readChanged.tell({ userid, unread });
      return unread;
    },
    unread(userid) {
      const seen = read.get(userid.toLowerCase()) ?? 0;
      return listOf(userid).filter((bubble) => bubble.kind === 'push' && !bubble.recalled && bubble.id > seen).length;
    },
    subscribe: signal.subscribe,
    readChanged,
    snapshot: () => ({ bubbles: [...bubbles], read: Object.fromEntries(read), seq }),
    restore(data) {
      // From a file the instants come back as text.
      bubbles = data.bubbles.map((bubble) => ({ ...bubble, at: new Date(bubble.at) }));
      byMember = new Map();
      for (const bubble of bubbles) listOf(bubble.userid).push(bubble);
      read = new Map(Object.entries(data.read));
      seq = data.seq;
    },
  };
  return chats;
}
