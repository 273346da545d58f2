import { encrypt, getSignature } from '@wecom/crypto';
import { send } from './post.ts';
import type { World } from './world.ts';

/** Outcome of the check WeCom makes when the callback URL is saved. */
export interface Verification {
  readonly ok: boolean;
  readonly status: number | null;
  /** Why the settings would not be stored; null when all is well. */
  readonly problem: string | null;
}

/** GETs the webhook with an encrypted echo: the answer must be the plain echo, byte for byte, within a second. */
export async function verifyWebhook(world: World): Promise<Verification> {
  if (world.settings.callbackUrl === null)
    throw new Error('the simulator does not know the callbackUrl of the bot yet');
  const echo = world.random.digits(19);
  const timestamp = String(Math.floor(world.now().getTime() / 1000));
  const nonce = world.random.digits(10);
  const sealed = encrypt(world.encodingAesKey, echo, world.corpId);
  const signature = getSignature(world.callbackToken, timestamp, nonce, sealed);
  // Percent-encoded by hand: a form encoder and WeCom agree on + / = but not on every other character.
  const query = `msg_signature=${signature}&timestamp=${timestamp}&nonce=${nonce}&echostr=${encodeURIComponent(sealed)}`;
  const base = world.settings.callbackUrl;
  const url = `${base}${base.includes('?') ? '&' : '?'}${query}`;
  const outcome = await send({ url, method: 'GET', timeoutMs: world.settings.verifyTimeoutMs });
  if ('failure' in outcome) {
    const problem = outcome.failure === 'timeout' ? 'no answer within the time limit' : 'no connection';
    return { ok: false, status: null, problem };
  }
  const { status, body } = outcome.answer;
  if (status !== 200) return { ok: false, status, problem: `HTTP ${status}` };
  if (body.equals(Buffer.from(echo))) return { ok: true, status, problem: null };
  return { ok: false, status, problem: `answered ${JSON.stringify(body.toString('utf8').slice(0, 60))}, not ${echo}` };
}
