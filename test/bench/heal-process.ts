/** A process of its own that plans customers anew, so that the memory it takes is this work's alone: `tsx heal-process.ts DATABASE_URL NOW MOST`. */
import { extendPlans, NOBODY } from '../../src/care/replan.ts';
import { settingsOf } from '../../src/care/store-settings.ts';
import { openDatabase } from '../../src/db/open.ts';
import { momentOf } from '../../src/language/calendar-date.ts';

/** What it took. */
export interface Healed {
  readonly seconds: number;
  /** The most memory resident at any time. */
  readonly peakBytes: number;
}

const [url = '', at = '', most = ''] = process.argv.slice(2);
const now = momentOf(new Date(at));
const { prisma, close } = await openDatabase({ url, kind: 'store', now: now.instant, log: { warn: () => {} } });
const settings = await settingsOf(prisma);
const start = performance.now();
const report = (_id: string, error: unknown): never => {
  throw error;
};
await extendPlans(prisma, now, settings, report, { after: NOBODY, most: Number(most) });
const healed: Healed = {
  seconds: (performance.now() - start) / 1000,
  // In kilobytes, the same on every platform.
  peakBytes: process.resourceUsage().maxRSS * 1024,
};
process.send?.(healed);
await close();
process.disconnect();
