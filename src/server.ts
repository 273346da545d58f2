import { randomUUID } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import Router from '@koa/router';
import Koa, { type Middleware } from 'koa';
import type { Logger } from 'pino';
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
}

export interface Server {
  /** Listens; port 0 takes a free one. Resolves to the address, such as http://127.0.0.1:3000. */
  listen(address: { host: string; port: number }): Promise<string>;
  /** Takes no more requests, finishes those that run and what they left to do. */
  close(): Promise<void>;
}

const HEADERS_TIMEOUT_MS = 5_000;
const REQUEST_TIMEOUT_MS = 10_000;
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

/** Every line the request writes into the log can be told from those of others. */
const traces: Middleware = (_ctx, next) => traced({ request: randomUUID() }, next);

function createApp({ webhook, checks, vitals, log, trustProxy }: ServerDeps): Koa {
  const app = new Koa({ proxy: trustProxy > 0, maxIpsCount: trustProxy });
  app.on('error', (error: unknown, ctx?: Koa.Context) => {
    log.error({ err: error, method: ctx?.method, path: ctx?.path }, 'request failed');
  });
  const health = new Router();
  health.get('/healthz', (ctx) => {
    ctx.body = { status: 'ok' };
  });
  health.get('/readyz', async (ctx) => {
    const missing = await failing(checks, log);
    ctx.status = missing.length === 0 ? 200 : 503;
    const seen = missing.length === 0 ? await vitals?.() : undefined;
    ctx.body = { status: missing.length === 0 ? 'ready' : 'not ready', missing, ...seen };
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
  const server = createHttpServer(
    { headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS, connectionsCheckingInterval: 1_000 },
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
