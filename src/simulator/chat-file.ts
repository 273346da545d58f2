import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Simulator, Snapshot } from './simulator.ts';

export interface ChatFile {
  /** Writes what is not written yet and stops. */
  close(): void;
}

const WRITE_AFTER_MS = 300;

/**
 * Keeps a simulator's conversations in a JSON file: read now if it is there, written shortly after each change.
 * A crash leaves the whole old file or the whole new one.
 * @throws Error when the file is there but cannot be read
 */
export function keepChats(simulator: Simulator, path: string): ChatFile {
  if (existsSync(path)) simulator.restore(readSnapshot(path));
  let timer: NodeJS.Timeout | null = null;
  const write = () => {
    timer = null;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.new`, JSON.stringify(simulator.snapshot()));
    renameSync(`${path}.new`, path);
  };
  const end = simulator.subscribe(() => {
    timer ??= setTimeout(write, WRITE_AFTER_MS);
  });
  return {
    close() {
      end();
      if (timer) clearTimeout(timer);
      write();
    },
  };
}

function readSnapshot(path: string): Snapshot {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Snapshot;
  } catch (cause) {
    throw new Error(`${path} is not a file of chats; delete it to begin with empty ones`, { cause });
  }
}
