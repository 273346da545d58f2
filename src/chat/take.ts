import type { CommandContext } from '../commands/context.ts';
import type { Brings } from './arrive.ts';
import { type Clicked, clicked } from './clicked.ts';
import { located } from './located.ts';
import { pictured } from './pictured.ts';
import { closeQuestion } from './question.ts';

/** What a message that is no text means and what comes of it. It closes the open question like any other. */
export async function take(context: CommandContext, brings: Brings): Promise<Clicked> {
  if (brings.kind === 'click') return clicked(context, brings);
  await closeQuestion(context);
  const { kind } = brings;
  return {
    intent: kind,
    ...(await (kind === 'picture' ? pictured(context, brings.mediaId) : located(context, brings.place))),
  };
}
