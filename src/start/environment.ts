import { existsSync, readFileSync } from 'node:fs';
import { envSchema, type RawEnv } from '../env.ts';
import { ConfigError } from '../errors.ts';

/**
 * The settings as the environment has them, with those of files in their place: `KEY_FILE` names a file whose content
 * is `KEY`, which is how Docker and systemd hand over secrets. What is set directly wins.
 * @throws ConfigError naming every file that cannot be read
 */
export function withFiles(raw: RawEnv): RawEnv {
  const problems: string[] = [];
  const read = Object.keys(envSchema.shape).flatMap((key) => {
    const path = raw[`${key}_FILE`]?.trim();
    if (!path || raw[key]?.trim()) return [];
    try {
      return [[key, readFileSync(path, 'utf8').trim()] as const];
    } catch (error) {
      problems.push(`${key}_FILE names a file that cannot be read: ${error instanceof Error ? error.message : error}`);
      return [];
    }
  });
  if (problems.length > 0) throw new ConfigError(problems);
  return { ...raw, ...Object.fromEntries(read) };
}

/** Takes from a file .env in the working directory what the environment leaves out. */
export function loadDotEnv(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}
