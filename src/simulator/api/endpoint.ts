import { isObject } from '../card-words.ts';
import type { JsonObject } from '../chats.ts';
import type { MediaFile } from '../world.ts';
import { ApiError } from './api-error.ts';

/** One request to the API, its token already checked. */
export interface ApiCall {
  readonly query: URLSearchParams;
  readonly raw: Buffer;
  readonly contentType: string;
  /** The JSON of the body. @throws ApiError 40058 when it is none */
  json(): JsonObject;
}

export interface BinaryAnswer {
  readonly file: MediaFile;
}

/** One API: what it demands, and what an error of it carries besides the code. */
export interface Endpoint {
  readonly method: 'GET' | 'POST';
  /** The success fields, empty: some APIs send them along with an error. */
  readonly onError?: JsonObject;
  /** False only for gettoken. */
  readonly needsToken?: boolean;
  /** Returns what follows errcode and errmsg. @throws ApiError */
  run(call: ApiCall, ip: string): JsonObject | BinaryAnswer | Promise<JsonObject | BinaryAnswer>;
}

/** By path below /cgi-bin. */
export type Endpoints = Readonly<Record<string, Endpoint>>;

export function parseJson(raw: Buffer): JsonObject {
  const text = raw.toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ApiError(40058, { detail: 'bad json' });
  }
  if (!isObject(value)) throw new ApiError(40058, { detail: 'the body is no json object' });
  return value;
}

/** A parameter of the query as a whole number, or null when it is not given. @throws ApiError 40058 */
export function numberFrom(query: URLSearchParams, name: string): number | null {
  const text = query.get(name);
  if (text === null || text === '') return null;
  if (!/^\d+$/.test(text)) throw new ApiError(40058, { detail: `${name} is no number` });
  return Number(text);
}
