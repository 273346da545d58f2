import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { company, directory } from '../../src/demo/company.ts';
import { CALLBACK_PATH } from '../../src/wecom/webhook.ts';
import { startWeCom } from '../support/wecom.ts';
import { run } from './program.ts';

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'huifang-store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

describe('npm start', () => {
  it('names every key that is missing or wrong, and starts nothing', async () => {
    const program = run('main.ts', { cwd: await emptyFolder(), env: { PORT: 'many', WECOM_SECRET: 'secret' } });
    expect(await program.ended).toBe(1);
    const output = program.output();
    for (const key of ['WECOM_CORP_ID', 'WECOM_AGENT_ID', 'WECOM_CALLBACK_TOKEN', 'WECOM_ENCODING_AES_KEY'])
      expect(output).toContain(`${key} is missing`);
    for (const key of ['WECOM_SECRET', 'PORT']) expect(output).toContain(`${key} is wrong`);
    expect(output).not.toContain('    at ');
  });

  it('serves the store of a .env file, alone in its folder, until SIGTERM', { timeout: 90_000 }, async () => {
    const cwd = await emptyFolder();
    // By the computer's clock, a rest takes minutes.
    const wecom = { ...company, directory, now: () => new Date(), weather: 'fair' } as const;
    const { simulator, apiBase } = await startWeCom(wecom);
    onTestFinished(() => simulator.close());
    const settings = {
      WECOM_CORP_ID: company.corpId,
      WECOM_AGENT_ID: company.agentId,
      WECOM_SECRET: company.secret,
      WECOM_CALLBACK_TOKEN: company.callbackToken,
      WECOM_ENCODING_AES_KEY: company.encodingAesKey,
      WECOM_API_BASE: apiBase,
      HOST: '127.0.0.1',
      LOG_LEVEL: 'error',
    };
    const lines = Object.entries(settings).map(([key, value]) => `${key}=${value}`);
    await writeFile(join(cwd, '.env'), lines.join('\n'));
    const env = { PORT: String(20_000 + (process.pid % 20_000)), LOG_LEVEL: 'info' };

    const program = run('main.ts', { cwd, env });
    const [, url = ''] = await program.says(/"url":"([^"]+)","msg":"ready"/);
    expect(program.output()).toContain('a power cut can damage it');
    simulator.settings.callbackUrl = `${url}${CALLBACK_PATH}`;
    expect((await simulator.say('liqiang', '高建国 13900000001 看了Q5L')).reply?.text).toContain('高建国');

    const second = run('main.ts', { cwd, env });
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain('in use by another process');

    program.process.kill('SIGTERM');
    expect(await program.ended).toBe(0);
  });
});
