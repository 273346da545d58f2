/** A process of its own that sends bad requests when it is told to: `flood-process.ts BOT NOW COUNT`. */
import { request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { type BadRequest, badRequests } from './bad-requests.ts';

const [base = '', now = '', count = ''] = process.argv.slice(2);
const flood = badRequests(Number(count), new Date(now));

/** The status, each on a connection of its own; 0 when the bot hung up before it had read everything. */
const send = ({ method, path, headers, body }: BadRequest): Promise<number> =>
  new Promise((resolve) => {
    const sent = request(new URL(path, base), { method, headers, agent: false }, (answer) => {
      answer.on('end', () => resolve(answer.statusCode ?? 0)).resume();
    });
    sent.on('error', () => resolve(0)).end(body);
  });

/** The next `count` of them, so many a second. */
process.on('message', async ({ from, to, perSecond }: { from: number; to: number; perSecond: number }) => {
  const start = performance.now();
  const statuses = await Promise.all(
    flood.slice(from, to).map(async (bad, i) => {
      await setTimeout(Math.max(0, start + (i * 1000) / perSecond - performance.now()));
      return send(bad);
    }),
  );
  process.send?.(statuses);
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
