import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Env, envSchema, parseEnv } from '../src/env.ts';
import { ConfigError } from '../src/errors.ts';
import { withFiles } from '../src/start/environment.ts';

const REQUIRED = {
  WECOM_CORP_ID: 'ww1234567890abcdef',
  WECOM_AGENT_ID: '1000002',
  WECOM_SECRET: 'not-a-real-secret-0123456789_abcdefghijklmn',
  WECOM_CALLBACK_TOKEN: 'Token7',
  WECOM_ENCODING_AES_KEY: 'HuifangHuifangHuifangHuifangHuifang01234567',
};

const problems = (raw: Record<string, string | undefined>): readonly string[] => {
  try {
    parseEnv(raw);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

test('the required settings and the defaults', () => {
  expect(parseEnv(REQUIRED)).toEqual({
    ...REQUIRED,
    WECOM_AGENT_ID: 1000002,
    WECOM_API_BASE: 'https://qyapi.weixin.qq.com',
    DATA_DIR: './data/store',
    HOST: '0.0.0.0',
    PORT: 3000,
    CALLBACK_WINDOW: 600,
    CHECK_CALLERS: false,
    TRUST_PROXY: 0,
    ADMIN_USERIDS: [],
    LOG_LEVEL: 'info',
  });
});

test('everything that is missing, at once', () => {
  expect(problems({}).map((line) => line.split(' ')[0])).toEqual(Object.keys(REQUIRED));
});

test('everything that is wrong, at once, without its value', () => {
  const wrong = { ...REQUIRED, WECOM_SECRET: 'oops', PORT: '70000', LOG_LEVEL: 'loud', WECOM_CORP_ID: ' ' };
  expect(problems(wrong)).toEqual([
    'WECOM_CORP_ID is missing: the corp id, such as ww1234567890abcdef',
    expect.stringMatching(/^WECOM_SECRET is wrong: /),
    'PORT is wrong: a port, 1 to 65535',
    expect.stringMatching(/^LOG_LEVEL is wrong: /),
  ]);
  expect(problems(wrong).join()).not.toMatch(/oops|70000|loud/);
});

test.each<[string, string, unknown]>([
  ['DATABASE_URL', '', undefined],
  ['DATABASE_URL', 'postgresql://u:p@h:5432/n', 'postgresql://u:p@h:5432/n'],
  ['ADMIN_USERIDS', ' zhangsan, lisi,wang.wu@x ', ['zhangsan', 'lisi', 'wang.wu@x']],
  ['ADMIN_USERIDS', 'zhangsan,lisi', ['zhangsan', 'lisi']],
  ['WECOM_API_BASE', 'http://127.0.0.1:4000/', 'http://127.0.0.1:4000'],
  ['WECOM_API_BASE', 'https://wecom.example.com/proxy/', 'https://wecom.example.com/proxy'],
  ['TRUST_PROXY', '2', 2],
  ['METRICS_PORT', '9100', 9100],
])('%s=%s', (key, value, expected) => {
  expect(parseEnv({ ...REQUIRED, [key]: value })[key as keyof Env]).toEqual(expected);
});

test.each([
  ['WECOM_API_BASE', 'http://wecom.example.com'],
  ['WECOM_API_BASE', 'http://localhost.example.com'],
  ['WECOM_API_BASE', 'qyapi.weixin.qq.com'],
  ['WECOM_AGENT_ID', '1e6'],
  ['WECOM_ENCODING_AES_KEY', 'a'.repeat(42)],
  ['DATABASE_URL', 'mysql://h/n'],
  ['DATABASE_URL', 'postgresql://u:pass/word@h:5432/n'],
  ['PORT', '0'],
  ['TRUST_PROXY', 'true'],
  ['ADMIN_USERIDS', 'zhang|san'],
])('%s=%s is wrong', (key, value) => {
  expect(problems({ ...REQUIRED, [key]: value })).toEqual([expect.stringContaining(`${key} is wrong`)]);
});

describe('KEY_FILE', () => {
  const missing = '/nowhere/secret';

  test('an unreadable file is named, with what is wrong', () => {
    expect(() => withFiles({ WECOM_SECRET_FILE: missing })).toThrow(/WECOM_SECRET_FILE .*ENOENT/);
  });

  test('what is set directly wins', () => {
    expect(withFiles({ WECOM_SECRET: 'set', WECOM_SECRET_FILE: missing })).toMatchObject({ WECOM_SECRET: 'set' });
  });
});

describe('.env.example', () => {
  const blocks = readFileSync(new URL('../.env.example', import.meta.url), 'utf8').split('\n\n');
  const settings = new Map(
    blocks.flatMap((block) =>
      [...block.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, key = '', value = '']) => [key, value]),
    ),
  );

  test('names every setting once, and no other', () => {
    expect([...settings.keys()].sort()).toEqual(Object.keys(envSchema.shape).sort());
  });

  test('explains every setting', () => {
    const bare = blocks.filter((block) => /^[A-Z_]+=/m.test(block) && !/^# \S.{20}/m.test(block));
    expect(bare).toEqual([]);
  });

  test('shows the defaults and no secret', () => {
    const shown = Object.fromEntries([...settings].filter(([, value]) => value !== ''));
    expect(Object.keys(shown).filter((key) => key in REQUIRED)).toEqual([]);
    expect(parseEnv({ ...REQUIRED, ...shown })).toEqual(parseEnv(REQUIRED));
  });
});
