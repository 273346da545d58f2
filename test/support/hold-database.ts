import { openDatabase } from '../../src/db/open.ts';

// A process of its own for tests: opens the folder it is given, writes one row, says so and waits to be killed.
const now = new Date('2026-09-01T00:00:00Z');
const database = await openDatabase({ dataDir: process.argv[2], kind: 'store', now, log: console });
const row = { key: 'written', token: 'secret', expiresAt: now };
await database.prisma.weComToken.upsert({ where: { key: 'written' }, create: row, update: row });
process.send?.('ready');
setInterval(() => {}, 60_000);
