import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parseEnv, type RawEnv } from '../env.ts';
import { CallbackRefused, ConfigError } from '../errors.ts';
import { loadDotEnv, withFiles } from '../start/environment.ts';
import { open, seal } from '../wecom/crypto.ts';
import { readEnvelope } from '../wecom/envelope.ts';
import { readIncoming } from '../wecom/message.ts';
import { CALLBACK_PATH } from '../wecom/webhook.ts';
import { parseXml } from '../wecom/xml.ts';

// npm run replay -- <file> [--url http://127.0.0.1:3000/wecom/callback] [--look]
// Feeds a saved callback to the running bot. The file: what stood behind the path (?msg_signature=…&timestamp=…&nonce=…)
// on the first line, the body below. It is signed anew with the time of now, or it would be taken for a replay.
// --look only shows what is in it.

function settings(raw: RawEnv) {
  const env = parseEnv(raw);
  const { WECOM_CALLBACK_TOKEN: token, WECOM_ENCODING_AES_KEY: encodingAesKey, WECOM_CORP_ID: corpId } = env;
  return { keys: { token, encodingAesKey, corpId }, port: env.PORT };
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { url: { type: 'string' }, look: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (!file) {
    console.error('用法 usage: npm run replay -- <file> [--url http://127.0.0.1:3000/wecom/callback] [--look]');
    return 2;
  }
  loadDotEnv();
  const { keys, port } = settings(withFiles(process.env));
  const [first = '', ...rest] = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '').split(/\r?\n/);
  const query = new URLSearchParams(first.slice(first.indexOf('?') + 1).trim());
  const stamp = { msgSignature: query.get('msg_signature') ?? '', timestamp: query.get('timestamp') ?? '' };
  const nonce = query.get('nonce') ?? '';
  const plain = open(keys, { ...stamp, nonce, encrypt: readEnvelope(rest.join('\n').trim()).encrypt });
  const incoming = readIncoming(plain, keys.corpId);
  console.log(
    `${incoming.createTime.toISOString()} ${incoming.from}: ${JSON.stringify({ ...incoming, from: undefined })}`,
  );
  if (values.look) return 0;

  const timestamp = String(Math.floor(Date.now() / 1000));
  const sealed = seal(keys, plain, { timestamp, nonce });
  const signed = new URLSearchParams({ msg_signature: sealed.msgSignature, timestamp, nonce });
  const url = values.url ?? `http://127.0.0.1:${port}${CALLBACK_PATH}`;
  const body = `<xml><ToUserName><![CDATA[${keys.corpId}]]></ToUserName><Encrypt><![CDATA[${sealed.encrypt}]]></Encrypt></xml>`;
  const response = await fetch(`${url}?${signed}`, { method: 'POST', body, signal: AbortSignal.timeout(10_000) });
  const answer = await response.text();
  console.log(`HTTP ${response.status}${answer === '' ? ' · 没有被动回复 no passive reply' : ''}`);
  if (response.status !== 200) return 1;
  if (answer !== '') console.log(replyIn(answer, keys));
  return 0;
}

function replyIn(body: string, keys: Parameters<typeof open>[0]): string {
  const { Encrypt, MsgSignature, TimeStamp, Nonce } = parseXml(body) as Record<string, string>;
  const sealed = { encrypt: Encrypt ?? '', msgSignature: MsgSignature ?? '', timestamp: TimeStamp ?? '' };
  const reply = parseXml(open(keys, { ...sealed, nonce: Nonce ?? '' }));
  return String(reply.Content ?? '');
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const known =
      error instanceof ConfigError || error instanceof CallbackRefused || (error instanceof Error && 'code' in error);
    console.error(known ? (error as Error).message : error);
    process.exit(1);
  },
);
