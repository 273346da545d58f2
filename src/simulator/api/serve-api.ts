import { setTimeout } from 'node:timers/promises';
import type { Context, Middleware } from 'koa';
import rawBody from 'raw-body';
import type { JsonObject } from '../chats.ts';
import type { Fault, NotDone, NotTold } from '../faults.ts';
import { between } from '../random.ts';
import type { MediaFile, World } from '../world.ts';
import { ApiError } from './api-error.ts';
import { appEndpoints } from './app.ts';
import { contactEndpoints } from './contacts.ts';
import { type BinaryAnswer, type Endpoint, type Endpoints, parseJson } from './endpoint.ts';
import { mediaEndpoints } from './media.ts';
import { menuEndpoints } from './menu.ts';
import { messageEndpoints } from './messages.ts';
import type { Tokens } from './tokens.ts';

const PREFIX = '/cgi-bin/';
const MAX_BODY = '21mb';

/** One call of the API, for a test to look at. */
export interface RecordedCall {
  readonly api: string;
  readonly at: Date;
  /** Text of the body; empty for a GET and for a file. */
  readonly body: string;
  /** Null when no JSON was answered. */
  readonly errcode: number | null;
  readonly fault: Fault | null;
}

/**
 * Koa middleware for everything below /cgi-bin. WeCom speaks https only; here it is plain http on the loopback.
 * @param record is told of every call after it was carried out
 */
export function serveApi(world: World, tokens: Tokens, record: (call: RecordedCall) => void): Middleware {
  const endpoints: Endpoints = {
    ...tokens.endpoints,
    ...messageEndpoints(world),
    ...mediaEndpoints(world),
    ...contactEndpoints(world),
    ...menuEndpoints(world),
    ...appEndpoints(world),
  };
  return async (ctx, next) => {
    if (!ctx.path.startsWith(PREFIX)) return next();
    const api = ctx.path.slice(PREFIX.length);
    const endpoint = Object.hasOwn(endpoints, api) ? endpoints[api] : undefined;
    if (!endpoint) return notFound(ctx);
    const raw = await rawBody(ctx.req, { limit: MAX_BODY });
    const body = ctx.is('multipart') ? '' : raw.toString('utf8');
    const fault = world.faults.draw(api, receiverIn(body));
    const note = (errcode: number | null) => record({ api, at: world.now(), body, errcode, fault });
    if (isNotDone(fault)) {
      note(typeof fault === 'object' && 'errcode' in fault ? fault.errcode : null);
      return strike(world, ctx, fault, endpoint);
    }
    if (fault === 'revoked-token') tokens.revoke();
    if (fault === 'expired-token') tokens.expire();
    const delay = delayOf(fault, world);
    if (delay !== null) await pass(ctx, delay);
    const answer = await carryOut(world, ctx, endpoint, tokens, raw);
    note('errcode' in answer ? Number(answer.errcode) : null);
    if (isNotTold(fault)) return strike(world, ctx, fault, endpoint);
    return 'file' in answer ? sendFile(ctx, (answer as BinaryAnswer).file) : sendJson(ctx, answer as JsonObject);
  };
}

const isNotTold = (fault: Fault | null): fault is NotTold => fault === 'lost-answer' || fault === 'lost-connection';

const isNotDone = (fault: Fault | null): fault is NotDone =>
  fault === 'hang' ||
  fault === 'drop' ||
  (typeof fault === 'object' && fault !== null && ('errcode' in fault || 'http' in fault));

/** Whom a message goes to; empty where nobody stands in it. */
const receiverIn = (body: string): string => /"(?:touser|userids)":\[?"([^"]*)"/.exec(body)?.[1] ?? '';

/** In real milliseconds; null: none. */
function delayOf(fault: Fault | null, { faults }: World): number | null {
  if (fault === null || typeof fault === 'string' || !('delayMs' in fault)) return null;
  return typeof fault.delayMs === 'number' ? fault.delayMs : between(faults.dice('delays'), fault.delayMs);
}

/** Resolves after so many real milliseconds, or when nobody waits for the answer any more. */
async function pass(ctx: Context, ms: number): Promise<void> {
  const gone = new AbortController();
  ctx.res.once('close', () => gone.abort());
  await setTimeout(ms, undefined, { signal: gone.signal }).catch(() => {});
}

async function carryOut(
  world: World,
  ctx: Context,
  endpoint: Endpoint,
  tokens: Tokens,
  raw: Buffer,
): Promise<JsonObject | BinaryAnswer> {
  const query = new URLSearchParams(ctx.querystring);
  try {
    // The token is looked for in the query alone, and before any parameter.
    if (endpoint.needsToken !== false) tokens.check(query.get('access_token'));
    if (ctx.method !== endpoint.method) throw new ApiError(40058, { detail: `needs ${endpoint.method}` });
    const contentType = ctx.get('content-type');
    const answer = await endpoint.run({ query, raw, contentType, json: () => parseJson(raw) }, ctx.ip);
    return 'file' in answer ? answer : { errcode: 0, errmsg: 'ok', ...answer };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return errorAnswer(world, ctx, error, endpoint);
  }
}

/** The message is for people, and its tail differs every time: no client may match on it. */
function errorAnswer(
  world: World,
  ctx: Context,
  { errcode, message, fields }: ApiError,
  endpoint: Endpoint,
): JsonObject {
  const hint = `hint: [${world.random.digits(24)}], from ip: ${ctx.ip}`;
  const errmsg = `${message}, ${hint}, more info at https://open.work.weixin.qq.com/devtool/query?e=${errcode}`;
  return { errcode, errmsg, ...endpoint.onError, ...fields };
}

function strike(world: World, ctx: Context, fault: NotDone | NotTold, endpoint: Endpoint): void {
  if (typeof fault === 'object' && 'errcode' in fault) {
    const error = new ApiError(fault.errcode, fault.errmsg === undefined ? {} : { detail: fault.errmsg });
    sendJson(ctx, errorAnswer(world, ctx, error, endpoint));
  } else if (typeof fault === 'object') {
    ctx.status = fault.http;
    ctx.type = 'html';
    ctx.body = `<html><head><title>${fault.http}</title></head><body>nginx</body></html>`;
  } else {
    ctx.respond = false;
    if (fault === 'drop' || fault === 'lost-connection') ctx.req.socket.destroy();
  }
}

function notFound(ctx: Context): void {
  ctx.status = 404;
  ctx.body = '';
}

function sendJson(ctx: Context, answer: JsonObject): void {
  ctx.set('Error-Code', String(answer.errcode));
  ctx.type = 'application/json; charset=UTF-8';
  ctx.body = JSON.stringify(answer);
}

function sendFile(ctx: Context, { bytes, contentType, filename }: MediaFile): void {
  const range = /^bytes=(\d+)-(\d*)$/.exec(ctx.get('range'));
  ctx.set('Content-Disposition', `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent(filename)}`);
  ctx.type = contentType || 'application/octet-stream';
  if (!range) {
    ctx.body = bytes;
    return;
  }
  const from = Number(range[1]);
  const to = Math.min(range[2] ? Number(range[2]) : bytes.length - 1, bytes.length - 1);
  ctx.status = 206;
  ctx.set('Content-Range', `bytes ${from}-${to}/${bytes.length}`);
  ctx.body = bytes.subarray(from, to + 1);
}
