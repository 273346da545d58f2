import type { CommandContext, Reply } from '../commands/context.ts';
import { commands } from '../commands/index.ts';
import { waitingPictures } from '../commands/picture/keep.ts';
import { choose } from './choose.ts';
import { knowledgeOf } from './knowledge.ts';
import { notUnderstood, notYet, oneAtATime } from './not-understood.ts';
import { nameForPictures, withPictures } from './pictured.ts';
import { closeQuestion } from './question.ts';
import { record } from './record.ts';
import { understand } from './understand.ts';

/** What one text means and what comes of it. Any message but a bare number closes the open question. */
export async function answer(context: CommandContext, text: string): Promise<Reply & { intent: string }> {
  const meaning = understand(text, context.now, knowledgeOf(context));
  if (meaning.intent !== 'choose') await closeQuestion(context);
  const { intent } = meaning;
  if (intent === 'update') return { intent, ...(await withPictures(context, await record(context, meaning))) };
  if (intent === 'find' && waitingPictures(context).length > 0)
    return { intent: 'picture', ...(await nameForPictures(context, meaning)) };
  if (intent === 'unknown') return { intent, ...(meaning.several ? oneAtATime() : notUnderstood(text)) };
  if (intent === 'choose') return { intent, ...(await choose(context, meaning.facts.n ?? 0)) };
  const command = commands.find((one) => one.name === (intent === 'command' ? meaning.facts.command : intent));
  return { intent, ...(command?.run ? await command.run(context, meaning) : notYet()) };
}
