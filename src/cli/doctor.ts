import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { examineCallback } from '../doctor/callback.ts';
import { type Finding, say } from '../doctor/finding.ts';
import { examineClock, examineNode, examineZone } from '../doctor/host.ts';
import { examinePlatform } from '../doctor/platform.ts';
import { examineSettings } from '../doctor/settings.ts';
import { examineStore } from '../doctor/store.ts';
import type { Env } from '../env.ts';
import { ConfigError } from '../errors.ts';
import { momentOf } from '../language/calendar-date.ts';
import { loadDotEnv } from '../start/environment.ts';
import { createWeComClient } from '../wecom/client.ts';
import { memoryTokenStore } from '../wecom/token.ts';
import { CALLBACK_PATH } from '../wecom/webhook.ts';

// npm run doctor -- [--url https://bot.example.com/wecom/callback]
// Looks at everything that must be right, changes nothing, and says what to do. Exit code 0: nothing is wrong.

const quiet = pino({ level: 'silent' });

/** Where this machine reaches what listens on an address of its own. */
function localHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

const dateOfWeCom = (base: string): Promise<string | null> =>
  fetch(`${base}/cgi-bin/gettoken`, { redirect: 'manual', signal: AbortSignal.timeout(5_000) }).then(
    (response) => response.headers.get('date'),
    () => null,
  );

async function* examinations(env: Env, publicUrl: string | undefined): AsyncGenerator<Finding> {
  const now = new Date();
  yield* await examineStore({ url: env.DATABASE_URL, dataDir: env.DATA_DIR, log: quiet }, momentOf(now));
  yield examineClock(now, await dateOfWeCom(env.WECOM_API_BASE));
  const app = { corpId: env.WECOM_CORP_ID, secret: env.WECOM_SECRET, agentId: env.WECOM_AGENT_ID };
  const clock = { now: () => new Date(), log: quiet };
  const client = createWeComClient({ ...app, base: env.WECOM_API_BASE, tokenStore: memoryTokenStore(), ...clock });
  yield* await examinePlatform(client, env.ADMIN_USERIDS);

  const keys = {
    token: env.WECOM_CALLBACK_TOKEN,
    encodingAesKey: env.WECOM_ENCODING_AES_KEY,
    corpId: env.WECOM_CORP_ID,
  };
  const local = `http://${localHost(env.HOST)}:${env.PORT}${CALLBACK_PATH}`;
  const start = '程序没在运行？用 npm start 启动它再查一遍';
  yield await examineCallback(local, { where: '本机', checksCallers: env.CHECK_CALLERS }, keys, now, start);
  if (publicUrl) {
    const proxy = '检查域名解析、证书、反向代理（README 里有例子）和防火墙';
    yield await examineCallback(publicUrl, { where: '公网', checksCallers: env.CHECK_CALLERS }, keys, now, proxy);
  } else {
    const text = '没有从公网试回调地址';
    const remedy = '加上 --url https://你的域名/wecom/callback 再查一遍；最终以管理后台“设置API接收”能保存为准';
    yield { mark: 'warn', text, remedy };
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { url: { type: 'string' } } });
  loadDotEnv();
  const found: Finding[] = [];
  const tell = (finding: Finding) => {
    found.push(finding);
    console.log(say(finding));
  };
  for (const finding of [examineNode(process.version), examineZone()]) tell(finding);
  const { findings, env } = examineSettings(process.env);
  for (const finding of findings) tell(finding);
  if (env) for await (const finding of examinations(env, values.url)) tell(finding);
  const wrong = found.filter(({ mark }) => mark === 'bad').length;
  const doubtful = found.filter(({ mark }) => mark === 'warn').length;
  console.log(
    wrong > 0 ? `\n有 ${wrong} 处要改。` : doubtful > 0 ? `\n能用，有 ${doubtful} 处可以更好。` : '\n一切正常。',
  );
  return wrong > 0 ? 1 : 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const known =
      error instanceof ConfigError ||
      (error instanceof Error && 'code' in error && error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION');
    console.error(known ? (error as Error).message : error);
    process.exit(2);
  },
);
