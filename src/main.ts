import { join } from 'node:path';
import { backup } from './db/backup.ts';
import { openDatabase } from './db/open.ts';
import { DatabaseUnusable } from './db/unusable.ts';
import { parseEnv } from './env.ts';
import { ConfigError } from './errors.ts';
import { momentOf } from './language/calendar-date.ts';
import { startBot } from './start/bot.ts';
import { takeOrders } from './start/control.ts';
import { loadDotEnv, withFiles } from './start/environment.ts';
import { createLog } from './start/log.ts';
import { createMetrics, serveMetrics } from './start/metrics.ts';
import { stopOnSignal } from './start/signals.ts';

async function main(): Promise<void> {
  loadDotEnv();
  const env = parseEnv(withFiles(process.env));
  const password = env.DATABASE_URL ? new URL(env.DATABASE_URL).password : '';
  const secrets = [env.WECOM_SECRET, env.WECOM_ENCODING_AES_KEY, env.WECOM_CALLBACK_TOKEN, password];
  const log = createLog(env.LOG_LEVEL, secrets);
  const now = () => new Date();
  const database = await openDatabase({
    url: env.DATABASE_URL,
    dataDir: env.DATA_DIR,
    kind: 'store',
    now: now(),
    log,
    onProgress: (step) => log.info({ step }, 'opening the database'),
  });
  const backups = join(env.DATA_DIR, 'backups');
  if (!env.DATABASE_URL)
    log.warn(
      { dataDir: env.DATA_DIR, backups },
      'embedded database: a power cut can damage it. It is backed up every night; copy the backups elsewhere',
    );
  const { METRICS_PORT: metricsPort } = env;
  const metrics = metricsPort ? createMetrics(database.prisma, now) : null;
  const bot = await startBot({
    app: {
      apiBase: env.WECOM_API_BASE,
      corpId: env.WECOM_CORP_ID,
      agentId: env.WECOM_AGENT_ID,
      secret: env.WECOM_SECRET,
      callbackToken: env.WECOM_CALLBACK_TOKEN,
      encodingAesKey: env.WECOM_ENCODING_AES_KEY,
    },
    address: { host: env.HOST, port: env.PORT },
    admins: env.ADMIN_USERIDS,
    trustProxy: env.TRUST_PROXY,
    callbackWindow: env.CALLBACK_WINDOW,
    checkCallers: env.CHECK_CALLERS,
    ...(metrics && { observer: metrics.observer }),
    database,
    backups,
    now,
    log,
  }).catch(async (error) => {
    await database.close();
    throw error;
  });
  const backUpNow = () => backup(database, backups, momentOf(now()).date);
  const endOrders = env.DATABASE_URL ? null : await takeOrders(env.DATA_DIR, { backup: backUpNow }, log);
  const endMetrics = metrics && metricsPort ? await serveMetrics(metrics.registry, metricsPort) : null;
  stopOnSignal(async () => {
    await endMetrics?.();
    await endOrders?.();
    await bot.stop().finally(() => database.close());
  }, log);
  log.info({ url: bot.url }, 'ready');
}

/** What an administrator can mend (settings, the database, a port in use): said in words, without a stack. */
const isForAdministrator = (error: unknown): error is Error =>
  error instanceof ConfigError || error instanceof DatabaseUnusable || (error instanceof Error && 'syscall' in error);

main().catch((error: unknown) => {
  console.error(isForAdministrator(error) ? error.message : error);
  process.exit(1);
});
