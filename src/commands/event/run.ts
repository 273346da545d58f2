import type { CommandContext, Reply } from '../context.ts';
import type { Wish } from '../which-customer.ts';
import { recordAnswers } from './answered.ts';
import { callOffEvent } from './call-off.ts';
import { confirmHolding, hold } from './hold.ts';
import { showEvents } from './show.ts';
import { eventWish } from './wish.ts';

/** Goes on with an answered question, else with what was said. */
export async function runEvent(context: CommandContext, { note, settled }: Wish): Promise<Reply> {
  if (settled?.hold !== undefined) return hold(context, settled.hold);
  if (settled?.drop !== undefined) return { text: '好，没有发出，什么都没记。' };
  if (settled?.cancel !== undefined) return callOffEvent(context, { eventId: settled.cancel });
  const wish = eventWish(note, context.now, context.known);
  if (wish?.kind === 'hold') return confirmHolding(context, wish.planned);
  if (wish?.kind === 'answer') return recordAnswers(context, wish.title, wish.answers);
  if (wish?.kind === 'cancel') return callOffEvent(context, wish);
  return showEvents(context, wish?.title ?? null);
}
