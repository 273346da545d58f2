import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { openDatabase } from '../src/db/open.ts';
import { FIRST_TIME } from '../src/demo/clock.ts';
import { seedStore } from '../src/demo/seed.ts';
import { instantAt, momentOf } from '../src/language/calendar-date.ts';

// npx tsx prisma/seed.ts [folder]   fills an empty demo, in ./data/demo or in a PostgreSQL named by DATABASE_URL.
// `npm run demo` does this by itself.

const { positionals } = parseArgs({ allowPositionals: true });
const now = momentOf(instantAt(momentOf(new Date()).date, FIRST_TIME));
const database = await openDatabase({
  url: process.env.DATABASE_URL || undefined,
  dataDir: positionals[0] ?? './data/demo',
  kind: 'demo',
  now: now.instant,
  log: pino(),
});
const seeded = await seedStore(database.prisma, now);
console.log(seeded ? `seeded for ${now.date}` : 'not empty: nothing was written');
await database.close();
