import pino, { type Logger } from 'pino';
import { type CallbackKeys, seal } from '../../src/wecom/crypto.ts';

/** The callback settings of an invented app. */
export const KEYS: CallbackKeys = {
  token: 'Huifang7Token',
  encodingAesKey: 'HuifangHuifangHuifangHuifangHuifang01234567',
  corpId: 'wwd7a1c3e5f7092b4d',
};
export const AGENT_ID = 1000002;
export const STAMP = { timestamp: '1790000000', nonce: 'n0nce' };

/** The inner XML of a message, fields in the given order. */
export const messageXml = (fields: Readonly<Record<string, string | number>>): string =>
  `<xml>${Object.entries({ ToUserName: KEYS.corpId, FromUserName: 'ZhangSan', CreateTime: 1790000000, ...fields })
    .map(([name, value]) => `<${name}>${typeof value === 'number' ? value : `<![CDATA[${value}]]>`}</${name}>`)
    .join('')}<AgentID>${AGENT_ID}</AgentID></xml>`;

/** A text message; the same id is the same message. */
export const textXml = (content: string, id = '7291827364519283746'): string =>
  messageXml({ MsgType: 'text', Content: content, MsgId: id });

/** The query and body of a callback POST as WeCom signs it. */
export function post(plain: string): { query: string; body: string } {
  const sealed = seal(KEYS, plain, STAMP);
  const query = new URLSearchParams({ msg_signature: sealed.msgSignature, ...STAMP });
  const body =
    `<xml><ToUserName><![CDATA[${KEYS.corpId}]]></ToUserName><AgentID><![CDATA[${AGENT_ID}]]></AgentID>` +
    `<Encrypt><![CDATA[${sealed.encrypt}]]></Encrypt></xml>`;
  return { query: String(query), body };
}

/** A logger and all it has written, one JSON line each. */
export function recordingLog(): { log: Logger; lines: string[] } {
  const lines: string[] = [];
  return { log: pino({ level: 'trace' }, { write: (line: string) => lines.push(line) }), lines };
}
