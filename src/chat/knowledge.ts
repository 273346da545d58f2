import { closedRuns } from '../care/calendar.ts';
import type { CommandContext } from '../commands/context.ts';
import type { Knowledge } from './understand.ts';

/** What the reader has to know of the speaker and the store. */
export function knowledgeOf({ known, settings }: CommandContext, more: readonly string[] = []): Knowledge {
  return { known: [...known, ...more], models: settings.models, holidays: closedRuns(settings.calendar) };
}
