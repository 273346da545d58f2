/** A process of its own that plans customers anew, so that the memory it takes is this work's alone: `node heal-process.mjs DATABASE_URL NOW MOST`. Of the product as built for `npm start`, which it needs no loader for. */
import { extendPlans, NOBODY } from '../../dist/care/replan.js';
import { settingsOf } from '../../dist/care/store-settings.js';
import { openDatabase } from '../../dist/db/open.js';
import { momentOf } from '../../dist/language/calendar-date.js';

const [url = '', at = '', most = ''] = process.argv.slice(2);
const now = momentOf(new Date(at));
const { prisma, close } = await openDatabase({ url, kind: 'store', now: now.instant, log: { warn: () => {} } });
const settings = await settingsOf(prisma);
const start = performance.now();
const report = (_id, error) => {
  throw error;
};
await extendPlans(prisma, now, settings, report, { after: NOBODY, most: Number(most) });
const healed = {
  seconds: (performance.now() - start) / 1000,
  // In kilobytes, the same on every platform.
  peakBytes: process.resourceUsage().maxRSS * 1024,
};
process.send?.(healed);
await close();
process.disconnect();
