import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A process that answers one message after the other. */
export interface Process {
  ask<Answer>(question: object): Promise<Answer>;
  stop(): Promise<void>;
}

/** Starts a file of this folder as a process of its own; resolves when it has said its first word. */
export async function startProcess(file: string, args: readonly string[]): Promise<Process> {
  const child = fork(join(import.meta.dirname, file), args);
  const answer = async () => {
    const [said] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
    if (child.exitCode !== null) throw new Error(`${file} ended with ${child.exitCode}`);
    return said;
  };
  await answer();
  return {
    async ask(question) {
      const answered = answer();
      child.send(question);
      return answered;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
