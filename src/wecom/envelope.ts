import { z } from 'zod';
import { CallbackRefused } from '../errors.ts';
import type { Sealed } from './crypto.ts';
import { cdata, parseXml } from './xml.ts';

/** An honest envelope has a dozen. It is read before its signature can be checked, and thousands of tags take long. */
const MOST_MARKS = 64;
const MARKS = /[<&]/g;

const envelope = z.object({ ToUserName: z.string(), Encrypt: z.string().min(1), AgentID: z.string().default('') });

/** The outer document of a POST. AgentID may be empty. */
export interface Envelope {
  readonly toUserName: string;
  readonly agentId: string;
  readonly encrypt: string;
}

/** Counts no further than it must: counting a crowd takes longer than anything else about it. */
function isCrowd(body: string): boolean {
  let count = 0;
  for (const _mark of body.matchAll(MARKS)) {
    count += 1;
    if (count > MOST_MARKS) return true;
  }
  return false;
}

/**
 * Reads the body of a callback POST. Nothing in it is to be believed before the signature is checked.
 * @throws CallbackRefused('request') when it is no envelope
 */
export function readEnvelope(body: string): Envelope {
  if (isCrowd(body)) throw new CallbackRefused('request');
  try {
    const { ToUserName, Encrypt, AgentID } = envelope.parse(parseXml(body));
    return { toUserName: ToUserName, agentId: AgentID, encrypt: Encrypt };
  } catch (cause) {
    throw new CallbackRefused('request', { cause });
  }
}

/** The response body that carries a passive reply. Source: document/path/90238. */
export const writeReplyEnvelope = (sealed: Sealed): string =>
  `<xml><Encrypt>${cdata(sealed.encrypt)}</Encrypt><MsgSignature>${cdata(sealed.msgSignature)}</MsgSignature>` +
  `<TimeStamp>${sealed.timestamp}</TimeStamp><Nonce>${cdata(sealed.nonce)}</Nonce></xml>`;
