/** A process of its own that delivers the outbox once: `tsx sender-process.ts DATABASE_URL WECOM_BASE NOW`. */
import pino from 'pino';
import { openDatabase } from '../../src/db/open.ts';
import { momentOf } from '../../src/language/calendar-date.ts';
import { createDelivery } from '../../src/outbox/deliver.ts';
import { createWeComClient } from '../../src/wecom/client.ts';
import { memoryTokenStore } from '../../src/wecom/token.ts';
import { keys } from './keys.ts';

const [url = '', base = '', now = ''] = process.argv.slice(2);
const at = new Date(now);
const log = pino({ level: 'silent' });
const { prisma, close } = await openDatabase({ url, kind: 'store', now: at, log });
const client = createWeComClient({ ...keys, base, now: () => at, log, tokenStore: memoryTokenStore() });
await createDelivery({ prisma, client, now: () => momentOf(at), log }).deliver();
await close();
