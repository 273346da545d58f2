import { z } from 'zod';
import { ConfigError } from './errors.ts';

const port = z.string().regex(/^\d+$/).transform(Number).pipe(z.number().int().min(1).max(65_535));

/** https, because the secret and the token travel in the address; plain http only to this machine. */
const apiBase = z
  .url({ protocol: /^https?$/ })
  .refine((url) => /^(https:|http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/]|$))/i.test(url))
  .transform((url) => url.replace(/\/+$/, ''));

const userIds = z
  .string()
  .transform((list) => list.split(/[,，\s]+/).filter((id) => id !== ''))
  .pipe(z.array(z.string().regex(/^[\w\-@.]{1,64}$/)));

/** Each setting, its default where it has one (never a secret), and in `describe` what a right value looks like. */
export const envSchema = z.object({
  WECOM_CORP_ID: z
    .string()
    .regex(/^\w{6,64}$/)
    .describe('the corp id, such as ww1234567890abcdef'),
  WECOM_AGENT_ID: z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .describe('the AgentId of the app, such as 1000002'),
  WECOM_SECRET: z
    .string()
    .regex(/^[\w-]{20,128}$/)
    .describe('the Secret of the app, 43 letters and digits'),
  WECOM_CALLBACK_TOKEN: z
    .string()
    .regex(/^[A-Za-z0-9]{1,32}$/)
    .describe('1 to 32 letters and digits'),
  WECOM_ENCODING_AES_KEY: z
    .string()
    .regex(/^[A-Za-z0-9]{43}$/)
    .describe('exactly 43 letters and digits'),
  WECOM_API_BASE: apiBase.default('https://qyapi.weixin.qq.com').describe('an https address'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/)
    // Whatever fails to read it later would print it whole, with the password.
    .refine((url) => URL.canParse(url))
    .optional()
    .describe(
      'postgresql://user:password@host:5432/name (in the password % / # ? @ : as %25 %2F %23 %3F %40 %3A), or empty for the embedded database',
    ),
  DATA_DIR: z.string().default('./data/store').describe('a folder'),
  HOST: z.string().default('0.0.0.0').describe('an address of this machine'),
  PORT: port.default(3000).describe('a port, 1 to 65535'),
  METRICS_PORT: port.optional().describe('a port, 1 to 65535, or empty for none'),
  TRUST_PROXY: z
    .string()
    .regex(/^\d$/)
    .transform(Number)
    .default(0)
    .describe('how many proxies stand in front, 0 to 9'),
  CALLBACK_WINDOW: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .default(600)
    .describe('seconds, 0 for no check'),
  CHECK_CALLERS: z
    .enum(['yes', 'no'])
    .default('no')
    .transform((answer) => answer === 'yes')
    .describe('yes or no'),
  ADMIN_USERIDS: userIds.default([]).describe('userids separated by commas, such as zhangsan,lisi'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('fatal, error, warn, info, debug, trace or silent'),
});

/** The settings of one process. `DATABASE_URL` undefined: the embedded database in `DATA_DIR`. */
export type Env = z.infer<typeof envSchema>;

/** What a command needs that works on the store's data and never talks to WeCom. */
export const storeEnvSchema = envSchema.pick({ DATABASE_URL: true, DATA_DIR: true });

/** Such as process.env. */
export type RawEnv = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings; an empty value is an absent one, surrounding blanks are dropped.
 * @param schema which settings: all by default
 * @throws ConfigError naming every key that is missing or wrong and what it should look like, never its value
 */
export function parseEnv(raw: RawEnv): Env;
export function parseEnv<S extends z.ZodObject>(raw: RawEnv, schema: S): z.infer<S>;
export function parseEnv(raw: RawEnv, schema: z.ZodObject = envSchema): unknown {
  const present = Object.keys(schema.shape).flatMap((key) => {
    const value = raw[key]?.trim();
    return value ? [[key, value] as const] : [];
  });
  const given = new Map<string, string>(present);
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  const wrong = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
  throw new ConfigError(
    Object.entries<z.ZodType>(schema.shape)
      .filter(([key]) => wrong.has(key))
      .map(([key, value]) => `${key} ${given.has(key) ? 'is wrong' : 'is missing'}: ${value.description}`),
  );
}
