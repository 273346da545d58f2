import { momentOf } from '../language/calendar-date.ts';
import type { Bubble } from './chats.ts';
import { readEvents } from './read-events.ts';

/** A member in a terminal; every text is in words for whoever sits there. */
export interface TerminalOptions {
  /** Base URL of the running demo. */
  readonly url: string;
  /** Name or userid; undefined asks to choose. */
  readonly as: string | undefined;
  /** What is typed or piped in, line by line. */
  readonly lines: AsyncIterable<string>;
  readonly print: (text: string) => void;
  /** Also print what this member says here (input from a pipe does not show by itself). */
  readonly echo: boolean;
  /** Real milliseconds to wait for a reply that does not come with the message itself. */
  readonly patienceMs?: number;
}

/** Cannot chat; the message says why and what to do. */
export class CannotChat extends Error {
  override readonly name = 'CannotChat';
}

interface Member {
  readonly userid: string;
  readonly name: string;
  readonly team: string;
  readonly position: string;
}
interface Said {
  readonly accepted?: boolean;
  readonly replied?: boolean;
  readonly error?: string;
  /** Number of the chats' last change when the bot had answered. */
  readonly seq?: number;
}

/**
 * Prints a member's bubbles as they come and says each line, one after the other, waiting for its answer; ends with
 * the lines. Returns how many lines did not reach the bot.
 * @throws CannotChat when there is no demo, nobody of that name, or the demo stops meanwhile
 */
export async function chatInTerminal(options: TerminalOptions): Promise<number> {
  const { url, lines, print, echo, patienceMs = 8_000 } = options;
  const state = (await ask(url, '/page/state')) as { readonly members: readonly Member[]; readonly seq: number };
  const member = pick(state.members, options.as);
  let saying: string | null = null;
  const stop = new AbortController();
  const follower = follow(`${url}/page/stream?after=${state.seq}`, stop.signal, (bubble) => {
    const typedHere = bubble.direction === 'to-bot' && bubble.text === saying && bubble.failed === null;
    if (bubble.userid !== member.userid || (typedHere && !echo)) return;
    print(format(bubble, member.name));
  });
  print(`你是${describe(member)}。一行一条消息，Ctrl+D 结束。`);
  let failures = 0;
  try {
    const iterator = lines[Symbol.asyncIterator]();
    for (;;) {
      const line = await Promise.race([iterator.next(), follower.ended]);
      if (line.done) return failures;
      if (line.value.trim() !== '') failures += (await say(line.value)) ? 0 : 1;
    }
  } finally {
    stop.abort();
  }

  async function say(text: string): Promise<boolean> {
    saying = text;
    const answer = (await ask(url, '/page/say', { userid: member.userid, text })) as Said;
    if (answer.error !== undefined) print(`（${answer.error}）`);
    if (answer.seq === undefined) return false;
    await Promise.race([follower.reached(answer.seq), follower.ended]);
    if (!answer.accepted) return false;
    if (!answer.replied && !(await follower.next(answer.seq, member.userid, patienceMs))) print('（没有回复）');
    return true;
  }
}

function pick(members: readonly Member[], as: string | undefined): Member {
  const list = members.map((member) => `  ${describe(member)}`).join('\n');
  if (as === undefined)
    throw new CannotChat(`用 --as 说明你是谁，比如：npm run chat -- --as ${members[0]?.name}\n成员有：\n${list}`);
  const wanted = as.trim().toLowerCase();
  const byId = members.find(({ userid }) => userid.toLowerCase() === wanted);
  const named = byId ? [byId] : members.filter(({ name }) => name.toLowerCase() === wanted);
  if (named[0] && named.length === 1) return named[0];
  const why = named.length > 1 ? `叫“${as}”的有 ${named.length} 位，请用括号里的账号` : `没有叫“${as}”的成员`;
  throw new CannotChat(`${why}。成员有：\n${list}`);
}

const describe = ({ name, userid, team, position }: Member) =>
  `${name}（${userid}）${[team, position].filter(Boolean).join(' · ')}`;

function format({ at, direction, text, recalled, failed }: Bubble, name: string): string {
  const who = direction === 'to-bot' ? name : '回访';
  const words = recalled ? '（撤回了一条消息）' : text;
  const head = `[${momentOf(new Date(at)).time}] ${who}：`;
  const body = words.includes('\n') ? `\n${words.replace(/^/gm, '  ')}` : words;
  return failed === null ? head + body : `${head}${body}\n  ✗ ${failed}`;
}

interface Follower {
  /** Rejects when the stream ends before it is told to. */
  readonly ended: Promise<never>;
  /** Resolves once everything up to this change was printed. */
  reached(seq: number): Promise<void>;
  /** Whether a bubble for this member comes after this change, within the time. */
  next(after: number, userid: string, timeoutMs: number): Promise<boolean>;
}

function follow(url: string, signal: AbortSignal, take: (bubble: Bubble) => void): Follower {
  let seen = 0;
  let last: Bubble | null = null;
  let wake = () => {};
  const change = () =>
    new Promise<void>((resolve) => {
      const before = wake;
      wake = () => {
        before();
        resolve();
      };
    });
  async function run(): Promise<never> {
    try {
      for await (const { event, data } of readEvents(url, { signal })) {
        if (event !== 'bubble') continue;
        last = data as unknown as Bubble;
        take(last);
        seen = last.seq;
        const waiting = wake;
        wake = () => {};
        waiting();
      }
    } catch {
      // Broken off or told to stop: either way there is nothing more to come.
    }
    throw new CannotChat('演示停了。');
  }
  const ended = run();
  ended.catch(() => {});
  return {
    ended,
    async reached(seq) {
      while (seen < seq) await change();
    },
    async next(after, userid, timeoutMs) {
      const timeout = AbortSignal.timeout(timeoutMs);
      const over = new Promise<void>((resolve) => timeout.addEventListener('abort', () => resolve()));
      const answered = () =>
        last !== null && last.seq > after && last.userid === userid && last.direction === 'to-member';
      while (!answered() && !timeout.aborted) await Promise.race([change(), over, ended]);
      return answered();
    },
  };
}

async function ask(url: string, path: string, body?: unknown): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const options = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) };
  let response: Response;
  try {
    response = await fetch(url + path, options);
  } catch (cause) {
    throw new CannotChat(`连不上演示（${url}）。先在另一个窗口运行 npm run demo。`, { cause });
  }
  if (response.headers.get('content-type')?.includes('json')) return response.json();
  throw new CannotChat(`${url} 不是回访的演示（HTTP ${response.status}）。`);
}
