import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { understand } from '../chat/understand.ts';
import { type Moment, momentOf } from '../language/calendar-date.ts';

/**
 * `npm run -s understand -- --now 2026-09-16T10:00:00+08:00 < messages.txt`: one message a line in, its meaning as one
 * line of JSON out, in order and as soon as the line is read. A line may also be JSON: {"text", "now"?, "known"?}.
 */
const inputLine = z.object({
  text: z.string(),
  now: z.iso.datetime({ offset: true }).optional(),
  known: z.array(z.string()).optional(),
});
type InputLine = z.infer<typeof inputLine>;

function inputOf(line: string): InputLine {
  if (!line.trimStart().startsWith('{')) return { text: line };
  try {
    const parsed = inputLine.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : { text: line };
  } catch {
    return { text: line };
  }
}

/** The current moment unless --now names one. */
function momentSaid(now: string | undefined): Moment {
  if (now === undefined) return momentOf(new Date());
  const instant = new Date(now);
  if (Number.isNaN(instant.getTime())) throw new Error(`--now is no instant: ${now} (2026-09-16T10:00:00+08:00)`);
  return momentOf(instant);
}

function answerTo(line: string, spoken: Moment): string {
  const { text, now, known } = inputOf(line);
  const moment = now === undefined ? spoken : momentOf(new Date(now));
  const {
    note: _note,
    choices: _choices,
    corrects: _corrects,
    several: _several,
    ...meaning
  } = understand(text, moment, known && { known });
  return JSON.stringify(meaning);
}

const { values } = parseArgs({ options: { now: { type: 'string' } } });
const now = () => momentSaid(values.now);
now();
for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }))
  process.stdout.write(`${answerTo(line, now())}\n`);
