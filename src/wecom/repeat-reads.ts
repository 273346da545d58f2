import { setTimeout } from 'node:timers/promises';
import { WeComError } from '../errors.ts';
import { reactionTo } from './errcodes.ts';
import type { Answer, SendRequest, WeComRequest } from './request.ts';

/** Pauses before a reading is asked for again. */
const PAUSES_MS = [200, 1_000];
/** What took longer to fail is not asked for again: somebody waits for it, or it comes round by itself. */
const QUICK_MS = 2_000;

/** Files are left out: who fetches one tries again by itself, for days. */
const isReading = ({ body, maxFileBytes }: WeComRequest): boolean => body === undefined && maxFileBytes === undefined;
const isBusy = ({ errcode }: Answer): boolean => errcode !== 0 && reactionTo(errcode) === 'busy';

/**
 * Asks again, twice at most, when WeCom is busy or the connection breaks. What is sent has the outbox to try again;
 * a reading has nobody, and a member who is new, or the first minute of a new bot, depends on it.
 */
export function repeatReads(send: SendRequest, pausesMs: readonly number[] = PAUSES_MS): SendRequest {
  async function ask(request: WeComRequest, [pause, ...further]: readonly number[]): Promise<Answer> {
    if (pause === undefined) return send(request);
    const began = performance.now();
    try {
      const answer = await send(request);
      if (!isBusy(answer)) return answer;
    } catch (error) {
      if (!(error instanceof WeComError) || performance.now() - began > QUICK_MS) throw error;
    }
    await setTimeout(pause);
    return ask(request, further);
  }
  return (request) => ask(request, isReading(request) ? pausesMs : []);
}
