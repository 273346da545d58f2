/** The bot as a process of its own, on a clock that its parent moves: made to be killed. */
import pino from 'pino';
import { openDatabase } from '../../src/db/open.ts';
import { momentOf } from '../../src/language/calendar-date.ts';
import { startBot } from '../../src/start/bot.ts';
import { app } from './app.ts';
import { isWeather, PATIENCE } from './bad-weather.ts';
import type { FromBot, ToBot } from './killable-bot.ts';
import { hurry } from './weather.ts';

const [apiBase = '', database = '', at = '', weather = 'fair'] = process.argv.slice(2);
const say = (message: FromBot) => process.send?.(message);
const log = pino(
  { level: 'error' },
  { write: (line: string) => (weather === 'bad' && isWeather(JSON.parse(line).msg)) || process.stderr.write(line) },
);
let now = new Date(at);
/** In bad weather, until everything has got through. */
const MOST_ROUNDS = 20;
const where = database.startsWith('postgres') ? { url: database } : { dataDir: database };
const opened = await openDatabase({ ...where, kind: 'store', now, log });
const bot = await startBot({
  app: { ...app, apiBase },
  database: opened,
  now: () => now,
  log,
  address: { host: '127.0.0.1', port: 0 },
  admins: ['wuguan'],
  everyMinute: () => ({ destroy: () => {} }),
  ...(weather === 'bad' && PATIENCE),
});
async function beat(): Promise<void> {
  await bot.beat();
  for (let round = 0; weather === 'bad' && round < MOST_ROUNDS; round++) {
    if (!(await hurry(opened.prisma, momentOf(now)))) break;
    await bot.beat();
  }
}
process.on('message', (message: ToBot) => {
  now = new Date(message.at);
  if (message.do === 'beat') void beat().then(() => say({ beaten: message.n }));
});
say({ url: bot.url });
