import { closedRuns } from '../care/calendar.ts';
import type { CommandContext, Reply } from '../commands/context.ts';
import { commands } from '../commands/index.ts';
import { choose } from './choose.ts';
import { notUnderstood, notYet, oneAtATime } from './not-understood.ts';
import { record } from './record.ts';
import { understand } from './understand.ts';

/** What one message means and what comes of it. Any message but a bare number closes the open question. */
export async function answer(context: CommandContext, text: string): Promise<Reply & { intent: string }> {
  const { models, calendar } = context.settings;
  const holidays = closedRuns(calendar);
  const meaning = understand(text, context.now, { known: context.known, models, holidays });
  if (context.question && meaning.intent !== 'choose') {
    await context.tx.question.updateMany({
      where: { memberId: context.speaker.id, state: 'open' },
      data: { state: 'closed' },
    });
  }
  const { intent } = meaning;
  if (intent === 'update') return { intent, ...(await record(context, meaning)) };
  if (intent === 'unknown') return { intent, ...(meaning.several ? oneAtATime() : notUnderstood(text)) };
  if (intent === 'choose') return { intent, ...(await choose(context, meaning.facts.n ?? 0)) };
  const command = commands.find((one) => one.name === (intent === 'command' ? meaning.facts.command : intent));
  return { intent, ...(command?.run ? await command.run(context, meaning) : notYet()) };
}
