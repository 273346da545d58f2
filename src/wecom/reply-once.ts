import type { Logger } from 'pino';
import type { ReplacedCard } from './card.ts';
import { type Incoming, takesPassiveText } from './message.ts';
import { fitsPassively } from './passive-reply.ts';

/**
 * The answer to one message, which the member must see exactly once although two ways lead there: the body of our
 * response (passive), and the outbox. Who may use it is decided in the database by its owner:
 *
 * The transaction that stores the answer also stores it for the outbox, not due before WeCom's 5 seconds have passed.
 * `claim` takes it away from there. If this process dies in between, the outbox still has it.
 */
export interface Answer {
  readonly text: string;
  /** What the clicked card becomes, which says the text; a click is answered by nothing else. */
  readonly card?: ReplacedCard | undefined;
  /**
   * Takes the answer for the passive reply. True: from now on the outbox leaves it alone. Also true for a second
   * claim: WeCom repeats a message only when it did not get our response, so the repeated answer is the first one seen.
   * False: the outbox has it or had it.
   */
  claim(): Promise<boolean>;
  /** Gives the answer (back) to the outbox, due at once. Nothing happens when the outbox already has it. */
  release(): Promise<void>;
}

/**
 * Handles one message, in one transaction. A repeated `dedupKey` gives the stored answer again. null: say nothing.
 * When it throws, nothing was stored and the message must come again.
 */
export type Receive = (incoming: Incoming) => Promise<Answer | null>;

/** Resolves after so many milliseconds; may reject when the signal is aborted. */
export type Wait = (ms: number, signal?: AbortSignal) => Promise<unknown>;

export interface ReplyOnceDeps {
  readonly receive: Receive;
  readonly replyWithinMs: number;
  readonly wait: Wait;
  readonly log: Logger;
}

/** An answer claimed for the passive reply, or null: the response has an empty body. */
export type ReplyOnce = (incoming: Incoming) => Promise<Answer | null>;

const takesCard = ({ kind }: Incoming): boolean => kind === 'template_card_event';

/** Pauses before a message is handled again that WeCom will not repeat, because its response was late and empty. */
const LATE_PAUSES_MS = [1_000, 5_000, 25_000];

/**
 * Handles a message and claims its answer if all of that is done within `replyWithinMs`; otherwise the rest happens
 * behind an empty response and the outbox delivers.
 * @param keep told of work that goes on after the response
 * @throws what `receive` or `claim` throws in time; WeCom then repeats the message
 */
export function createReplyOnce(deps: ReplyOnceDeps, keep: (work: Promise<void>) => void): ReplyOnce {
  async function passive(incoming: Incoming, answer: Answer): Promise<Answer | null> {
    const fits = answer.card ? takesCard(incoming) : takesPassiveText(incoming) && fitsPassively(answer.text);
    if (fits) return (await answer.claim()) ? answer : null;
    await answer.release();
    return null;
  }

  async function late(incoming: Incoming, first: Promise<Answer | null>): Promise<void> {
    let work = first;
    for (const pause of [...LATE_PAUSES_MS, null]) {
      try {
        await (await work)?.release();
        return;
      } catch (error) {
        deps.log.error(
          { err: error, dedupKey: incoming.dedupKey, againInMs: pause },
          'message failed after its response',
        );
        if (pause === null) return;
        await deps.wait(pause);
        work = deps.receive(incoming);
      }
    }
  }

  return async (incoming) => {
    const done = new AbortController();
    const work = deps.receive(incoming).then((answer) => answer && passive(incoming, answer));
    const deadline = deps.wait(deps.replyWithinMs, done.signal).then(() => 'late' as const);
    deadline.catch(() => undefined);
    try {
      const first = await Promise.race([work, deadline]);
      if (first !== 'late') return first;
    } finally {
      done.abort();
    }
    deps.log.warn({ dedupKey: incoming.dedupKey }, 'late: answered empty, the outbox delivers');
    keep(late(incoming, work));
    return null;
  };
}
