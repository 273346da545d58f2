import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { understand } from '../src/chat/understand.ts';
import { envSchema } from '../src/env.ts';
import { momentOf } from '../src/language/calendar-date.ts';

const root = join(import.meta.dirname, '..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const readme = read('README.md');
const manifest = JSON.parse(read('package.json')) as {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

describe('README', () => {
  it('says of each dependency why it is there', () => {
    const packages = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    const silent = packages.filter((name) => !name.startsWith('@types/') && !readme.includes(`\`${name}\``));
    expect(silent).toEqual([]);
  });

  it.each(['README.md', 'README.zh-CN.md'])('names only commands that exist (%s)', (name) => {
    const named = [...read(name).matchAll(/npm run (?:-s )?([a-z:]+)/g)].map((match) => match[1] ?? '');
    expect(named.filter((script) => !(script in manifest.scripts))).toEqual([]);
  });

  it.each(['README.md', 'README.zh-CN.md'])('links only to what is there (%s)', (name) => {
    const links = [...read(name).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((match) => match[1] ?? '');
    expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([]);
  });

  it('names every setting', () => {
    expect(Object.keys(envSchema.shape).filter((key) => !readme.includes(`\`${key}\``))).toEqual([]);
  });

  it('teaches only sentences that are understood', () => {
    const now = momentOf(new Date('2026-09-16T10:00:00+08:00'));
    const table = readme.slice(readme.indexOf('## What to type'), readme.indexOf('## Connect'));
    const cells = [...table.matchAll(/^\| [^|]+ \| (.+) \|$/gm)]
      .map((match) => match[1] ?? '')
      .filter((cell) => cell.includes('`'));
    const sentences = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''));
    expect(sentences.length).toBeGreaterThan(20);
    expect(sentences.filter((said) => understand(said, now).intent === 'unknown')).toEqual([]);
  });
});
