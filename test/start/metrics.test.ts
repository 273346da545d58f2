import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { newId } from '../../src/db/id.ts';
import { momentOf } from '../../src/language/calendar-date.ts';
import { textContent } from '../../src/outbox/content.ts';
import { owe } from '../../src/outbox/enqueue.ts';
import { createMetrics, serveMetrics } from '../../src/start/metrics.ts';
import { testDatabase } from '../support/database.ts';

const NOW = new Date('2026-11-24T09:00:00+08:00');

/** A port nobody listens on just now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

it('tells in Prometheus’ format how much is owed and when the bot last looked', async () => {
  const port = await freePort();
  const { prisma } = await testDatabase();
  const memberId = newId();
  const lists = { departments: [], leads: [], restDays: [], daysOff: [] };
  await prisma.member.create({ data: { id: memberId, userid: 'liqiang', name: '李强', role: 'rep', ...lists } });
  await owe(prisma, { key: 'notice:1', memberId, message: textContent('你好'), now: momentOf(NOW) });
  await prisma.store.updateMany({ data: { lastTickAt: new Date(NOW.getTime() - 42_000) } });
  const { registry, observer } = createMetrics(prisma, () => NOW);
  onTestFinished(await serveMetrics(registry, port));
  observer.handled('text', 0.03);
  observer.refused('signature');
  observer.sent(0);
  observer.sent(null);

  const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect(answer.headers.get('content-type')).toContain('text/plain');
  const lines = (await answer.text()).split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      'huifang_outbox_messages{state="pending"} 1',
      'huifang_outbox_messages{state="dead"} 0',
      'huifang_touchpoints_open{state="prompted"} 0',
      'huifang_database_up 1',
      'huifang_members_active 1',
      'huifang_last_tick_age_seconds 42',
      'huifang_outbox_oldest_seconds 0',
      'huifang_callback_seconds_bucket{le="0.05",kind="text"} 1',
      'huifang_callbacks_refused_total{reason="signature"} 1',
      'huifang_sends_total{errcode="0"} 1',
      'huifang_sends_total{errcode="none"} 1',
    ]),
  );
  expect(lines.some((line) => line.includes('李强'))).toBe(false);
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
});

it('shows the process, and that the database is down, when it is', async () => {
  const port = await freePort();
  const { prisma } = await testDatabase();
  const dead = prisma.$extends({
    query: {
      async $allOperations() {
        throw new Error('the database is gone');
      },
    },
  });
  const { registry, observer } = createMetrics(dead as unknown as typeof prisma, () => NOW);
  onTestFinished(await serveMetrics(registry, port));
  observer.refused('signature');
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect(answer.status).toBe(200);
  const lines = (await answer.text()).split('\n');
  expect(lines).toEqual(
    expect.arrayContaining(['huifang_database_up 0', 'huifang_callbacks_refused_total{reason="signature"} 1']),
  );
  const read = /^huifang_(outbox|touchpoints|members|last_tick|messages)/;
  expect(lines.filter((line) => read.test(line))).toEqual([]);
});
