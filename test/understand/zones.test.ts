import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const ZONES = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Auckland'];

/** Only the main thread of a process can change its zone, so this runs in one of its own. */
const program = `
  import { readFileSync } from 'node:fs';
  import { understand } from './src/chat/understand.ts';
  import { momentOf } from './src/language/calendar-date.ts';
  const lines = readFileSync('test/fixtures/understanding-messages.jsonl', 'utf8').split('\\n').filter(Boolean);
  const rows = lines.map((line) => JSON.parse(line)).filter(({ text }, i) => i % 2 === 0 && /[天日号月周年点后前]/.test(text));
  const answers = {};
  for (const zone of ${JSON.stringify(ZONES)}) {
    process.env.TZ = zone;
    // Late in the evening and early in the morning the days of the zones differ.
    const said = rows.map(({ text }, i) => understand(text, momentOf(new Date('2026-09-16T' + (i % 2 ? '23:40' : '00:20') + ':00+08:00'))));
    answers[zone] = { offset: new Date(2026, 0, 1).getTimezoneOffset(), said: JSON.stringify(said) };
  }
  console.log(JSON.stringify({ rows: rows.length, answers }));
`;

interface Output {
  readonly rows: number;
  readonly answers: Readonly<Record<string, { readonly offset: number; readonly said: string }>>;
}

it('the answers are the same whatever the zone of the host', () => {
  const printed = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    cwd: resolve(import.meta.dirname, '../..'),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const { rows, answers } = JSON.parse(printed) as Output;
  expect(rows).toBeGreaterThan(200);
  expect(ZONES.map((zone) => answers[zone]?.offset)).toEqual([0, -480, 300, -780]);
  for (const zone of ZONES) expect(answers[zone]?.said, zone).toBe(answers.UTC?.said);
});
