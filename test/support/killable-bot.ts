import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { WeCom } from './wecom.ts';

export type ToBot = { readonly do: 'clock' | 'beat'; readonly at: string; readonly n: number };
export type FromBot = { readonly url: string } | { readonly beaten: number };

/** A bot process under the control of a test. */
export interface KillableBot {
  /** Where its callback listens. */
  readonly callbackUrl: string;
  /** Moves its clock. */
  clock(at: Date): void;
  /** Moves its clock and lets it do what is due. Resolves when that is done, or when the process has died over it. */
  beat(at: Date): Promise<void>;
  /** kill -9. Resolves when it is gone. */
  kill(): Promise<void>;
}

/**
 * Starts a bot process.
 * @param database a folder, or the URL of a PostgreSQL
 * @throws Error when it ends before it is ready
 */
export async function startKillableBot(
  { apiBase, isDark }: Pick<WeCom, 'apiBase' | 'isDark'>,
  database: string,
  at: Date,
): Promise<KillableBot> {
  const args = [apiBase, database, at.toISOString(), isDark ? 'bad' : 'fair'];
  const child = fork(join(import.meta.dirname, 'bot-process.ts'), args, {
    execArgv: ['--import', import.meta.resolve('tsx')],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const waiting = new Map<number, () => void>();
  let count = 0;
  const url = await new Promise<string>((resolve, reject) => {
    child.on('message', (message: FromBot) => {
      if ('url' in message) resolve(message.url);
      else waiting.get(message.beaten)?.();
    });
    void exited.then(() => {
      reject(new Error('the bot process ended before it was ready'));
      for (const done of waiting.values()) done();
    });
  });
  const tell = (message: ToBot) => child.connected && child.send(message, () => {});
  return {
    callbackUrl: `${url}/wecom/callback`,
    clock: (moved) => void tell({ do: 'clock', at: moved.toISOString(), n: 0 }),
    async beat(moved) {
      count += 1;
      const n = count;
      const done = new Promise<void>((resolve) => waiting.set(n, resolve));
      if (tell({ do: 'beat', at: moved.toISOString(), n })) await done;
      waiting.delete(n);
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
