import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';

const NOW = '2026-09-16T10:00:00+08:00';
const root = new URL('../..', import.meta.url).pathname;

function start(...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/understand.ts', ...args], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { child, answer: async () => JSON.parse((await lines.next()).value ?? 'null') as Record<string, unknown> };
}

describe('npm run understand', () => {
  const running: ReturnType<typeof start>[] = [];
  const run = (...args: string[]) => {
    const started = start(...args);
    running.push(started);
    return started;
  };
  afterEach(() => {
    for (const { child } of running.splice(0)) child.kill();
  });

  it('answers each line as it comes, in order, whatever the line', async () => {
    const { child, answer } = run('--now', NOW);
    child.stdin.write('张伟下周三试驾\n');
    expect(await answer()).toEqual({
      intent: 'update',
      customer: '张伟',
      facts: { appointment: { kind: 'test_drive', date: '2026-09-23', time: null } },
    });
    const unknown = { intent: 'unknown', customer: null, facts: {} };
    child.stdin.write('\n{"text": 5}\n{broken\n');
    expect([await answer(), await answer(), await answer()]).toEqual([unknown, unknown, unknown]);
    child.stdin.end('2\n');
    expect(await answer()).toEqual({ intent: 'choose', customer: null, facts: { n: 2 } });
    expect((await once(child, 'exit'))[0]).toBe(0);
  });

  it("takes a line's own moment and known names", async () => {
    const { child, answer } = run('--now', NOW);
    child.stdin.write(`${JSON.stringify({ text: '李娜明天来店', now: '2026-12-31T23:30:00+08:00' })}\n`);
    expect(await answer()).toMatchObject({ facts: { appointment: { date: '2027-01-01' } } });
    child.stdin.end(`${JSON.stringify({ text: '高兴', known: ['高兴'] })}\n`);
    expect(await answer()).toEqual({ intent: 'find', customer: '高兴', facts: {} });
  });

  it('refuses a --now that is no instant', async () => {
    const { child } = run('--now', 'tomorrow');
    let error = '';
    child.stderr.on('data', (chunk: Buffer) => {
      error += chunk.toString();
    });
    child.stdin.end();
    expect((await once(child, 'close'))[0]).not.toBe(0);
    expect(error).toContain('--now');
  });
});
