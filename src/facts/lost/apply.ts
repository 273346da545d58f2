import type { Recording } from '../recording.ts';
import type { Lost } from './read.ts';
import { reportLoss } from './report.ts';

/** The loss, and what the member has to hear of it. */
export async function applyLost(recording: Recording, value: Lost): Promise<void> {
  const { mention, query } = await reportLoss({ ...recording, value });
  if (mention) recording.mention(mention);
  if (query) recording.ask(query);
}
