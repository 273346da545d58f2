import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** One of our programs as a process of its own. */
export interface Program {
  readonly process: ChildProcess;
  /** Everything said so far, on both streams. */
  readonly output: () => string;
  /** Resolves with the first match of what it says. @throws Error when it ends without */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Resolves when it has ended: its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

export interface ProgramOptions {
  readonly args?: readonly string[];
  /** All it finds in its environment beside PATH. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Runs `src/<file>`; killed when the test is over, if it still runs then. */
export function run(file: string, { args = [], env = {}, cwd = ROOT }: ProgramOptions = {}): Program {
  const loader = import.meta.resolve('tsx');
  const child = spawn(process.execPath, ['--import', loader, join(ROOT, 'src', file), ...args], {
    cwd,
    env: { PATH: process.env.PATH, TZ: 'America/New_York', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<number | NodeJS.Signals>((resolve) =>
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'SIGKILL')),
  );
  const says = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(output);
        if (match) resolve(match);
        return match !== null;
      };
      if (look()) return;
      listeners.add(look);
      void ended.then((code) => {
        if (!look()) reject(new Error(`ended with ${code} and never said ${pattern}:\n${output}`));
      });
    });
  return { process: child, output: () => output, says, ended };
}
