import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { openDatabase } from './db/open.ts';
import { DatabaseUnusable } from './db/unusable.ts';
import { type Env, parseEnv } from './env.ts';
import { ConfigError } from './errors.ts';
import { startBot } from './start/bot.ts';
import { createMetrics, serveMetrics } from './start/metrics.ts';
import { stopOnSignal } from './start/signals.ts';

/** The settings of the environment, and for what it leaves out those of a file .env in the working directory. */
function settings(): Env {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return parseEnv(process.env);
}

async function main(): Promise<void> {
  const env = settings();
  const log = pino({ level: env.LOG_LEVEL });
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
    database,
    backups,
    now,
    log,
  }).catch(async (error) => {
    await database.close();
    throw error;
  });
  const { METRICS_PORT: metricsPort } = env;
  const endMetrics = metricsPort ? await serveMetrics(createMetrics(database.prisma, now), metricsPort) : null;
  stopOnSignal(async () => {
    await endMetrics?.();
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
