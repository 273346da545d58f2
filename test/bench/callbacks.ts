import { encrypt, getSignature } from '@wecom/crypto';
import type { Said } from './script.ts';

export const KEYS = {
  token: 'benchtoken',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  corpId: 'wwbench0000000000',
};
export const AGENT_ID = 1000002;

export interface Callback {
  readonly path: string;
  readonly body: string;
  /** As the product names the message. */
  readonly dedupKey: string;
  readonly from: string;
}

/** A text message as WeCom posts it, signed and encrypted, ready before the clock starts. */
export function callbackOf({ from, text }: Said, index: number, at: Date): Callback {
  const seconds = String(Math.floor(at.getTime() / 1000));
  const msgId = String(7_000_000_000_000 + index);
  const xml =
    `<xml><ToUserName><![CDATA[${KEYS.corpId}]]></ToUserName><FromUserName><![CDATA[${from}]]></FromUserName>` +
    `<CreateTime>${seconds}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${text}]]></Content>` +
    `<MsgId>${msgId}</MsgId><AgentID>${AGENT_ID}</AgentID></xml>`;
  const cipher = encrypt(KEYS.encodingAesKey, xml, KEYS.corpId);
  const nonce = String(1_000_000 + index);
  const signature = getSignature(KEYS.token, seconds, nonce, cipher);
  return {
    path: `/wecom/callback?msg_signature=${signature}&timestamp=${seconds}&nonce=${nonce}`,
    body: `<xml><ToUserName><![CDATA[${KEYS.corpId}]]></ToUserName><AgentID><![CDATA[${AGENT_ID}]]></AgentID><Encrypt><![CDATA[${cipher}]]></Encrypt></xml>`,
    dedupKey: `msg:${msgId}`,
    from,
  };
}
