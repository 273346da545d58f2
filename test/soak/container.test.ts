import { execFile, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished, vi } from 'vitest';
import { company, directory } from '../../src/demo/company.ts';
import { CALLBACK_PATH } from '../../src/wecom/webhook.ts';
import { startWeCom } from '../support/wecom.ts';

// Where no Docker runs, the steps of the Dockerfile are taken one by one: each stage is a folder, COPY copies what
// .dockerignore lets through, npm's RUNs run, and what CMD starts must become healthy by HEALTHCHECK's own command.

const ROOT = join(import.meta.dirname, '../..');
const execute = promisify(execFile);
const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

interface Stage {
  readonly folder: string;
  readonly env: Record<string, string>;
  cmd: string[];
  health: string;
}

/** The files Docker would be sent: those of the repository that .dockerignore names, less what it takes out again. */
async function context(): Promise<string[]> {
  const [first, ...rules] = lines(await readFile(join(ROOT, '.dockerignore'), 'utf8'));
  expect(first).toBe('*');
  const under = (path: string, rule: string) => path === rule || path.startsWith(`${rule}/`);
  const { stdout } = await execute('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: ROOT });
  return lines(stdout).filter((path) => {
    const last = rules.findLast((rule) => under(path, rule.replace('!', '')));
    return last?.startsWith('!');
  });
}

async function build(root: string): Promise<Stage> {
  const text = (await readFile(join(ROOT, 'Dockerfile'), 'utf8')).replaceAll(/\\\n\s*/g, '');
  const sent = await context();
  const stages = new Map<string, Stage>();
  let stage: Stage | undefined;
  for (const line of lines(text)) {
    const [instruction = '', ...words] = line.split(/\s+/);
    const rest = line.slice(instruction.length).trim();
    if (instruction === 'FROM') {
      const [base = '', , name = 'final'] = words;
      stage = { folder: join(root, name), env: {}, cmd: [], health: '' };
      await mkdir(stage.folder);
      const before = stages.get(base);
      if (before) await cp(before.folder, stage.folder, { recursive: true, verbatimSymlinks: true });
      stages.set(name, stage);
    }
    if (!stage) throw new Error(`no stage before: ${line}`);
    if (instruction === 'COPY') await copy(words, stage, stages, sent);
    if (instruction === 'ENV')
      Object.assign(stage.env, Object.fromEntries(words.map((word) => word.split('=', 2) as [string, string])));
    if (instruction === 'RUN' && rest.startsWith('npm')) await execute('sh', ['-ec', rest], { cwd: stage.folder });
    if (instruction === 'CMD') stage.cmd = JSON.parse(rest) as string[];
    if (instruction === 'HEALTHCHECK') stage.health = rest.slice(rest.indexOf('CMD ') + 4);
  }
  if (!stage) throw new Error('a Dockerfile has a stage');
  return stage;
}

async function copy(words: string[], stage: Stage, stages: Map<string, Stage>, sent: string[]): Promise<void> {
  const from = words[0]?.startsWith('--from=') ? stages.get(words.shift()?.slice(7) ?? '') : undefined;
  const to = words.pop() ?? '';
  for (const word of words) {
    if (from) {
      const source = join(from.folder, word.replace('/app/', ''));
      await cp(source, join(stage.folder, to), { recursive: true, verbatimSymlinks: true });
      continue;
    }
    const files = sent.filter((path) => path === word || path.startsWith(`${word}/`));
    expect(files, `.dockerignore keeps ${word} out`).not.toEqual([]);
    for (const path of files) {
      const target = join(stage.folder, path);
      await mkdir(dirname(target), { recursive: true });
      await cp(join(ROOT, path), target);
    }
  }
}

it('the image is built, starts, becomes healthy, answers, and stops in good order', async () => {
  const root = await mkdtemp(join(tmpdir(), 'huifang-image-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const image = await build(root);
  const { simulator, apiBase } = await startWeCom({ ...company, directory, now: () => new Date() });
  onTestFinished(() => simulator.close());
  const env = {
    ...{ PATH: process.env.PATH ?? '', ...image.env, DATA_DIR: join(root, 'data') },
    ...{ HOST: '127.0.0.1', PORT: String(20_000 + ((process.pid + 1) % 20_000)) },
    WECOM_CORP_ID: company.corpId,
    WECOM_AGENT_ID: String(company.agentId),
    WECOM_SECRET: company.secret,
    WECOM_CALLBACK_TOKEN: company.callbackToken,
    WECOM_ENCODING_AES_KEY: company.encodingAesKey,
    WECOM_API_BASE: apiBase,
  };
  const [command = '', ...args] = image.cmd;
  const bot = spawn(command, args, { cwd: image.folder, env, stdio: 'ignore' });
  const ended = new Promise((resolve) => bot.once('close', resolve));
  onTestFinished(() => void bot.kill('SIGKILL'));
  const healthy = () => execute('sh', ['-c', image.health], { env });
  await vi.waitFor(healthy, { timeout: 60_000, interval: 500 });
  simulator.settings.callbackUrl = `http://127.0.0.1:${env.PORT}${CALLBACK_PATH}`;
  expect((await simulator.say('liqiang', '高建国 13900000001 看了Q5L')).reply?.text).toContain('高建国');
  const { stdout } = await execute('node', ['dist/cli/backup.js'], { cwd: image.folder, env });
  expect(stdout).toContain(join(root, 'data', 'backups'));
  bot.kill('SIGTERM');
  expect(await ended).toBe(0);
});
