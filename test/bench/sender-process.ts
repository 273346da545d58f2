/** A process of its own that sends when it is told to: `sender-process.ts DATABASE_URL WECOM_BASE NOW`. */
import { openDatabase } from '../../src/db/open.ts';
import { createSenders, type Owed } from './senders.ts';

const [url = '', base = '', now = ''] = process.argv.slice(2);
const at = new Date(now);
const { prisma, close } = await openDatabase({ url, kind: 'store', now: at, log: { warn: () => {} } });
const senders = await createSenders(prisma, base, at);
/** Texts to send by bare requests, or none: the outbox. */
process.on('message', async ({ texts }: { texts: readonly Owed[] | null }) => {
  await (texts ? senders.fetch(texts) : senders.deliver());
  process.send?.('done');
});
process.on('disconnect', close);
process.send?.('ready');
