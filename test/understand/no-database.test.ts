import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { expect, it } from 'vitest';

const values = /^(?:import|export)\s(?!type\b)[^;]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gms;

/** Every module a file needs at run time, as paths of files and names of packages. */
function needs(file: string, found = new Set<string>()): Set<string> {
  for (const match of readFileSync(file, 'utf8').matchAll(values)) {
    const name = match[1] ?? match[2] ?? match[3] ?? '';
    const path = name.startsWith('.') ? resolve(dirname(file), name) : name;
    if (found.has(path)) continue;
    found.add(path);
    if (name.startsWith('.')) needs(path, found);
  }
  return found;
}

it('reading a message loads no database', () => {
  const loaded = [...needs(resolve(import.meta.dirname, '../../src/cli/understand.ts'))];
  expect(loaded.length).toBeGreaterThan(50);
  expect(loaded.filter((name) => /prisma|generated|pglite|^pg$/.test(name))).toEqual([]);
});
