import { randomBytes, randomInt } from 'node:crypto';
import { type CallbackKeys, seal } from '../wecom/crypto.ts';
import { bad, type Finding, ok } from './finding.ts';

const TIMEOUT_MS = 5_000;

/**
 * Calls a callback URL as the console does when it is saved: the echo must come back as it was.
 * @param where what this address is, in the words of the report
 */
export async function examineCallback(
  url: string,
  where: string,
  keys: CallbackKeys,
  now: Date,
  remedy: string,
): Promise<Finding> {
  const echo = String(randomInt(2 ** 47));
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const nonce = randomBytes(8).toString('hex');
  const { encrypt, msgSignature } = seal(keys, echo, { timestamp, nonce });
  const query = new URLSearchParams({ msg_signature: msgSignature, timestamp, nonce, echostr: encrypt });
  try {
    const response = await fetch(`${url}?${query}`, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
    const answer = await response.text();
    if (response.status === 200 && answer === echo) return ok(`${where}能收回调：${url}`);
    if (response.status === 403)
      return bad(`${where}拒绝了签名（403）`, '正在运行的程序用的 Token 或 EncodingAESKey 和现在的配置不一样：重启它');
    return bad(`${where}答得不对（HTTP ${response.status}）`, remedy);
  } catch (error) {
    const why = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return bad(`${where}连不上：${url}（${why}）`, remedy);
  }
}
