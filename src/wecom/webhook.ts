import { randomBytes } from 'node:crypto';
import { METHODS } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import Router from '@koa/router';
import type { Context, Middleware } from 'koa';
import type { Logger } from 'pino';
import rawBody from 'raw-body';
import { z } from 'zod';
import { CallbackRefused, type Refusal } from '../errors.ts';
import type { Callers } from './callers.ts';
import { type CallbackKeys, open, seal } from './crypto.ts';
import { readEnvelope, writeReplyEnvelope } from './envelope.ts';
import { type Incoming, readIncoming } from './message.ts';
import { writeCardReply, writeTextReply } from './passive-reply.ts';
import { createRefusals } from './refusals.ts';
import { createReplays } from './replays.ts';
import { type Answer, createReplyOnce, type Receive, type Wait } from './reply-once.ts';

export const CALLBACK_PATH = '/wecom/callback';

export interface WebhookDeps {
  readonly keys: CallbackKeys;
  readonly agentId: number;
  readonly receive: Receive;
  readonly now: () => Date;
  readonly log: Logger;
  /** How far a callback's timestamp may be from now, either way; 0 checks nothing. Ten minutes by default. */
  readonly replayWindowMs?: number;
  /** Checks where a callback comes from; without it any address may call. */
  readonly callers?: Callers;
  /** Told why a callback was refused. */
  readonly onRefused?: (reason: string) => void;
  /** WeCom hangs up after 5 seconds. */
  readonly replyWithinMs?: number;
  readonly wait?: Wait;
}

export interface Webhook {
  readonly router: Router;
  /** Resolves when no work is left that went on after its response. */
  settled(): Promise<void>;
}

const REPLY_WITHIN_MS = 4_000;
const MAX_BODY = '64kb';
const REPLAY_WINDOW_MS = 10 * 60_000;

const query = z.object({
  msg_signature: z.string().regex(/^[0-9a-f]{40}$/),
  timestamp: z.string().regex(/^\d{1,12}$/),
  nonce: z.string().min(1).max(128),
});

const wait: Wait = (ms, signal) => setTimeout(ms, undefined, signal && { signal });

const bodyError = z.object({ status: z.number().min(400).max(499), type: z.string() });

function stampOf(ctx: Context): { msgSignature: string; timestamp: string; nonce: string } {
  const parsed = query.safeParse(ctx.query);
  if (!parsed.success) throw new CallbackRefused('request');
  return { msgSignature: parsed.data.msg_signature, timestamp: parsed.data.timestamp, nonce: parsed.data.nonce };
}

/** Well-formed, but not from whom it should be. */
const FORBIDDEN: readonly Refusal[] = ['signature', 'stale', 'replayed', 'source'];

/** The status for what is the sender's fault (raw-body's errors carry theirs), or null when it is ours. */
function refusalOf(error: unknown): { status: number; reason: string } | null {
  if (error instanceof CallbackRefused)
    return { status: FORBIDDEN.includes(error.reason) ? 403 : 400, reason: error.reason };
  const parsed = bodyError.safeParse(error);
  return parsed.success ? { status: parsed.data.status, reason: parsed.data.type } : null;
}

/**
 * WeCom's callback at /wecom/callback: GET proves that the URL is ours, POST brings messages and events.
 * Answers 200 to whatever is properly signed (empty where there is nothing to say or to understand), 500 when
 * `receive` failed so that WeCom comes again, and 4xx with an empty body to everything else.
 * Contract: document/path/90238; the settings are in document/path/90930.
 */
export function createWebhook(deps: WebhookDeps): Webhook {
  const { keys, log, now } = deps;
  const refusals = createRefusals(now);
  const replays = createReplays(now, deps.replayWindowMs ?? REPLAY_WINDOW_MS);
  const running = new Set<Promise<void>>();
  const keep = (work: Promise<void>) => {
    running.add(work);
    work.finally(() => running.delete(work));
  };
  const replyOnce = createReplyOnce(
    { receive: deps.receive, replyWithinMs: deps.replyWithinMs ?? REPLY_WITHIN_MS, wait: deps.wait ?? wait, log },
    keep,
  );

  /** The plain text of what a request brings, once everything about it is right. */
  function opened(ctx: Context, encrypt: string): string {
    const sealed = { ...stampOf(ctx), encrypt };
    const plain = open(keys, sealed);
    replays.check(sealed);
    return plain;
  }

  function verify(ctx: Context): void {
    const echostr = ctx.query.echostr;
    if (typeof echostr !== 'string') throw new CallbackRefused('request');
    ctx.type = 'text/plain';
    ctx.body = opened(ctx, echostr);
  }

  /** The message in a signed POST, or null when it is none for us to act on. */
  async function read(ctx: Context): Promise<Incoming | null> {
    stampOf(ctx);
    const options = { limit: MAX_BODY, length: ctx.request.length ?? null, encoding: 'utf-8' } as const;
    const body = await rawBody(ctx.req, options).catch((cause: unknown) => {
      // What goes wrong on the way in is never ours: garbage between the chunks, a sender that goes away.
      throw bodyError.safeParse(cause).success ? cause : new CallbackRefused('request', { cause });
    });
    const xml = opened(ctx, readEnvelope(body).encrypt);
    try {
      const incoming = readIncoming(xml, keys.corpId);
      const isOurs = incoming.agentId === '' || incoming.agentId === String(deps.agentId);
      if (isOurs && incoming.kind !== 'unknown') return incoming;
      const { kind, agentId, dedupKey } = incoming;
      const type = kind === 'unknown' ? incoming.type : kind;
      const level = kind === 'unknown' && incoming.isForeign ? 'debug' : 'warn';
      log[level]({ type, agentId, dedupKey }, 'message set aside');
    } catch (error) {
      log.warn({ err: error }, 'signed message that cannot be read');
    }
    return null;
  }

  function sealed(incoming: Incoming, { text, card }: Answer): string {
    const at = now();
    const timestamp = String(Math.floor(at.getTime() / 1000));
    const addressed = { to: incoming.from, corpId: keys.corpId, at };
    const reply = card ? writeCardReply({ ...addressed, card }) : writeTextReply({ ...addressed, text });
    return writeReplyEnvelope(seal(keys, reply, { timestamp, nonce: randomBytes(8).toString('hex') }));
  }

  /** A claimed answer whose response never left goes back to the outbox. */
  function releaseIfUnsent(ctx: Context, answer: Answer): void {
    const release = () => keep(answer.release().catch((error) => log.error({ err: error }, 'answer not released')));
    if (!ctx.writable) release();
    else
      ctx.res.once('close', () => {
        if (!ctx.res.writableFinished) release();
      });
  }

  async function receive(ctx: Context): Promise<void> {
    const incoming = await read(ctx);
    const answer = incoming && (await replyOnce(incoming));
    ctx.status = 200;
    ctx.body = '';
    if (!incoming || !answer) return;
    releaseIfUnsent(ctx, answer);
    ctx.type = 'application/xml';
    ctx.body = sealed(incoming, answer);
  }

  const refuse: Middleware = async (ctx, next) => {
    try {
      await deps.callers?.check(ctx.ip);
      await next();
    } catch (error) {
      const refusal = refusalOf(error);
      if (!refusal) throw error;
      deps.onRefused?.(refusal.reason);
      const notice = refusals.note(ctx.ip);
      if (notice !== 'silent') log.warn({ reason: refusal.reason, source: ctx.ip, notice }, 'callback refused');
      ctx.set('Connection', 'close');
      ctx.status = notice === 'tell' ? refusal.status : 429;
      ctx.body = '';
    }
  };

  // All are known, so that any other than ours is a 405 and none a 501.
  const router = new Router({ methods: METHODS });
  router.get(CALLBACK_PATH, refuse, verify);
  router.post(CALLBACK_PATH, refuse, receive);

  return {
    router,
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
