import type { Logger } from 'pino';
import { z } from 'zod';
import { WeComError } from '../errors.ts';

/** One HTTP request. `query` may hold secrets: it is never logged. */
export interface WeComRequest {
  /** The path below /cgi-bin, such as `message/send`. */
  readonly api: string;
  readonly query: Readonly<Record<string, string>>;
  /** Sent as JSON, or as multipart when it is a form; GET without it. */
  readonly body?: object | FormData;
  readonly timeoutMs?: number;
  /** The answer may be a file of at most so many bytes: it comes as `file`, null when it is longer. */
  readonly maxFileBytes?: number;
}

export type Answer = z.infer<typeof answer>;
export type SendRequest = (request: WeComRequest) => Promise<Answer>;

/** Every answer, success or error. Older APIs leave errcode out on success. */
const answer = z.looseObject({ errcode: z.number().int().default(0), errmsg: z.string().default('') });

const DEFAULT_TIMEOUT_MS = 8_000;

function init(request: WeComRequest, timeoutMs: number): RequestInit {
  const common: RequestInit = {
    redirect: 'manual',
    signal: AbortSignal.timeout(request.timeoutMs ?? timeoutMs),
  };
  if (request.body === undefined) return { ...common, method: 'GET' };
  if (request.body instanceof FormData) return { ...common, method: 'POST', body: request.body };
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  return { ...common, method: 'POST', headers, body: JSON.stringify(request.body) };
}

/** Files come as an attachment or as a picture, errors as JSON. Source: document/path/90254. */
const isFile = ({ headers }: Response): boolean =>
  headers.get('content-disposition')?.startsWith('attachment') === true ||
  headers.get('content-type')?.startsWith('image/') === true;

/** The bytes of an answer, null as soon as there are more than `max`: the rest is not read. */
async function bytesUpTo(max: number, { body, headers }: Response): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!body) return new Uint8Array();
  if (Number(headers.get('content-length')) > max) {
    await body.cancel();
    return null;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    // Leaving the loop cancels the stream.
    if (size > max) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/**
 * Sends requests to one WeCom address and reads the JSON that comes back, whatever its errcode.
 * @throws WeComError with code null when there was no such answer in time: the request may or may not have been obeyed
 */
export function createRequest(deps: {
  base: string;
  fetch: typeof globalThis.fetch;
  log: Logger;
  timeoutMs?: number;
}): SendRequest {
  async function exchange(request: WeComRequest): Promise<Answer> {
    const { api, query } = request;
    const url = `${deps.base}/cgi-bin/${api}?${new URLSearchParams(query)}`;
    const response = await deps
      .fetch(url, init(request, deps.timeoutMs ?? DEFAULT_TIMEOUT_MS))
      .catch((cause: unknown) => {
        throw new WeComError(api, null, reasonOf(cause));
      });
    const { maxFileBytes } = request;
    if (maxFileBytes !== undefined && response.status === 200 && isFile(response)) {
      const file = await bytesUpTo(maxFileBytes, response).catch((cause: unknown) => {
        throw new WeComError(api, null, reasonOf(cause));
      });
      return { errcode: 0, errmsg: '', file };
    }
    const text = await response.text().catch((cause: unknown) => {
      throw new WeComError(api, null, reasonOf(cause));
    });
    if (response.status !== 200) throw new WeComError(api, null, `HTTP ${response.status}`);
    try {
      return answer.parse(JSON.parse(text));
    } catch {
      throw new WeComError(api, null, `no JSON answer but ${response.headers.get('content-type')}`);
    }
  }

  return async (request) => {
    const started = performance.now();
    const seen = (outcome: object) =>
      deps.log.debug({ api: request.api, ms: Math.round(performance.now() - started), ...outcome }, 'wecom request');
    try {
      const result = await exchange(request);
      seen({ errcode: result.errcode });
      return result;
    } catch (error) {
      seen({ failed: error instanceof Error ? error.message : String(error) });
      throw error;
    }
  };
}

/** What went wrong on the wire, without the address, because the address holds the token. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'request failed';
  const inner = cause.cause;
  const code = inner instanceof Error && 'code' in inner ? String(inner.code) : null;
  return cause.name === 'TimeoutError' ? 'no answer in time' : (code ?? cause.name);
}
