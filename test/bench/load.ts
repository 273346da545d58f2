import { Agent, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { Callback } from './callbacks.ts';

/** How long each answered request took, in milliseconds, and how long all of them took together. */
export interface Load {
  readonly latencies: readonly number[];
  readonly elapsedMs: number;
}

function post(base: string, agent: Agent, { path, body }: Pick<Callback, 'path' | 'body'>): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      new URL(path, base),
      { method: 'POST', agent, headers: { 'content-type': 'text/xml' } },
      (answer) => {
        let size = 0;
        answer.on('data', (chunk: Buffer) => {
          size += chunk.length;
        });
        answer.on('end', () => {
          if (answer.statusCode === 200 && size > 0) resolve();
          else reject(new Error(`${answer.statusCode} with ${size} bytes`));
        });
        answer.on('error', reject);
      },
    );
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // The server has just let go of a connection that rested; WeCom would send it again as well.
      if (sent.reusedSocket && error.code === 'ECONNRESET') post(base, agent, { path, body }).then(resolve, reject);
      else reject(error);
    });
    sent.end(body);
  });
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Every member sends the next message as soon as the last is answered: how much the bot can take. */
export async function closedLoop(base: string, callbacks: readonly Callback[]): Promise<Load> {
  const agent = new Agent({ keepAlive: true });
  const latencies: number[] = [];
  const byMember = grouped(callbacks);
  const start = performance.now();
  await Promise.all(
    [...byMember.values()].map(async (own) => {
      for (const callback of own) latencies.push(await timed(() => post(base, agent, callback)));
    }),
  );
  const elapsedMs = performance.now() - start;
  agent.destroy();
  return { latencies, elapsedMs };
}

function grouped(callbacks: readonly Callback[]): Map<string, Callback[]> {
  const groups = new Map<string, Callback[]>();
  for (const callback of callbacks) groups.set(callback.from, [...(groups.get(callback.from) ?? []), callback]);
  return groups;
}

/** Messages arrive at a steady rate whether or not earlier ones are answered: what a busy store feels. */
export async function openLoop(base: string, callbacks: readonly Callback[], perSecond: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true });
  const start = performance.now();
  const latencies = await Promise.all(
    callbacks.map(async (callback, i) => {
      const due = start + (i * 1000) / perSecond;
      await setTimeout(Math.max(0, due - performance.now()));
      await post(base, agent, callback);
      return performance.now() - due;
    }),
  );
  const elapsedMs = performance.now() - start;
  agent.destroy();
  return { latencies, elapsedMs };
}

/** The value below which `share` of them lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
