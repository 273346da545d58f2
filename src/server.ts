import { randomUUID } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import Router from '@koa/router';
import Koa, { type Middleware } from 'koa';
import type { Logger } from 'pino';
import { z } from 'zod';
import { traced } from './trace.ts';
import type { Webhook } from './wecom/webhook.ts';

/** Something the process cannot work without; rejects when it is not there. */
export interface ReadinessCheck {
  readonly name: string;
  readonly run: () => Promise<unknown>;
}

/** What whoever watches wants to see beside it: whole seconds, counts; null where there is nothing yet. */
export type Vitals = Readonly<Record<string, number | null>>;

export interface ServerDeps {
  readonly webhook: Webhook;
  readonly checks: readonly ReadinessCheck[];
  /** Shown by /readyz. */
  readonly vitals?: () => Promise<Vitals>;
  readonly log: Logger;
  /** How many proxies stand in front; the sender's address is taken from X-Forwarded-For accordingly. */
  readonly trustProxy: number;
  /** How long a request's headers, and all of it, may take to arrive; 5 and 10 seconds by default. */
  readonly patience?: { readonly headersMs: number; readonly requestMs: number };
}

export interface Server {
  /** Listens; port 0 takes a free one. Resolves to the address, such as http://127.0.0.1:3000. */
  listen(address: { host: string; port: number }): Promise<string>;
  /** Takes no more requests, finishes those that run and what they left to do. */
  close(): Promise<void>;
}

const PATIENCE = { headersMs: 5_000, requestMs: 10_000 };
const LOOK_FOR_DAWDLERS_MS = 1_000;
const CHECK_TIMEOUT_MS = 2_000;

const securityHeaders: Middleware = async (ctx, next) => {
  ctx.set({
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  });
  await next();
};

/** The names of the checks that fail or do not answer in time. */
async function failing(checks: readonly ReadinessCheck[], log: Logger): Promise<string[]> {
  const timeout = new AbortController();
  const late = setTimeout(CHECK_TIMEOUT_MS, undefined, { signal: timeout.signal }).then(() => {
    throw new Error('no answer in time');
  });
  late.catch(() => undefined);
  const results = await Promise.all(
    checks.map(async ({ name, run }) => {
      try {
        await Promise.race([run(), late]);
        return [];
      } catch (error) {
        log.error({ err: error, check: name }, 'not ready');
        return [name];
      }
    }),
  );
  timeout.abort();
  return results.flat();
}

/** Whoever asks while an answer is on its way gets that one: a crowd at the door costs no more than one guest. */
function shared<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null;
  return () => {
    running ??= work().finally(() => {
      running = null;
    });
    return running;
  };
}

/** Every line the request writes into the log can be told from those of others. */
const traces: Middleware = (_ctx, next) => traced({ request: randomUUID() }, next);

/** No HTTP, too slow, or gone: the sender's doing, and what was sent is nothing for the log. */
const wireError = z.object({ code: z.string().regex(/^(HPE_\w+|ECONNRESET|EPIPE|ERR_HTTP_REQUEST_TIMEOUT)$/) });

function createApp({ webhook, checks, vitals, log, trustProxy }: ServerDeps): Koa {
  const app = new Koa({ proxy: trustProxy > 0, maxIpsCount: trustProxy });
  app.on('error', (error: unknown, ctx?: Koa.Context) => {
    const request = { method: ctx?.method, path: ctx?.path };
    // A lost database may look the same, but leaves the sender's connection open.
    const wire = ctx?.writable ? null : wireError.safeParse(error).data?.code;
    if (wire) log.debug({ code: wire, ...request }, 'request broken off');
    else log.error({ err: error, ...request }, 'request failed');
  });
  const health = new Router();
  health.get('/healthz', (ctx) => {
    ctx.body = { status: 'ok' };
  });
  const look = shared(async () => {
    const missing = await failing(checks, log);
    const isReady = missing.length === 0;
    return { status: isReady ? 'ready' : 'not ready', missing, ...(isReady && (await vitals?.())) };
  });
  health.get('/readyz', async (ctx) => {
    const seen = await look();
    ctx.status = seen.missing.length === 0 ? 200 : 503;
    ctx.body = seen;
  });
  app.use(traces);
  app.use(securityHeaders);
  app.use(health.routes());
  app.use(webhook.router.routes());
  app.use(webhook.router.allowedMethods());
  return app;
}

/**
 * The HTTP side: WeCom's callback, /healthz (the process lives) and /readyz (its checks pass).
 * An error nobody foresaw answers 500 without a word about it and is logged.
 */
export function createServer(deps: ServerDeps): Server {
  const { headersMs, requestMs } = deps.patience ?? PATIENCE;
  const times = { headersTimeout: headersMs, requestTimeout: requestMs };
  const server = createHttpServer(
    { ...times, connectionsCheckingInterval: LOOK_FOR_DAWDLERS_MS },
    createApp(deps).callback(),
  );
  return {
    listen: ({ host, port }) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve(urlOf(server.address()));
        });
      }),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      await closed;
      await deps.webhook.settled();
    },
  };
}

function urlOf(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') throw new TypeError('not listening on a port');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}
