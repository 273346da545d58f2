import { randomBytes, randomInt } from 'node:crypto';
import { type CallbackKeys, seal } from '../wecom/crypto.ts';
import { bad, type Finding, ok, warn } from './finding.ts';

const TIMEOUT_MS = 5_000;

/**
 * Calls a callback URL as the console does when it is saved: the echo must come back as it was.
 * @param from what this address is, in the words of the report, and whether only WeCom's own addresses may call
 */
export async function examineCallback(
  url: string,
  { where, checksCallers }: { readonly where: string; readonly checksCallers: boolean },
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
    if (response.status === 403 && checksCallers)
      return warn(
        `${where}在运行，但只收企业微信的地址（CHECK_CALLERS=yes），从这里试不了`,
        '以管理后台“设置API接收”能保存为准；要在这里试，先改成 CHECK_CALLERS=no 重启',
      );
    if (response.status === 403)
      return bad(`${where}拒绝了签名（403）`, '正在运行的程序用的 Token 或 EncodingAESKey 和现在的配置不一样：重启它');
    return bad(`${where}答得不对（HTTP ${response.status}）`, remedy);
  } catch (error) {
    const why = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return bad(`${where}连不上：${url}（${why}）`, remedy);
  }
}
