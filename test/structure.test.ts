import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const src = join(root, 'src');

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : filesBelow(path);
    return [path];
  });
}

const files = filesBelow(src)
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path: relative(src, path), text: readFileSync(path, 'utf8') }));

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

/** The module a file belongs to: its folder, or for the few files beside them its own name. */
const areaOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : path.replace('.ts', ''));

/** Who may import whom. `main` and the command line may import everything. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  language: [],
  errors: [],
  db: ['errors', 'language'],
  env: ['errors'],
  wecom: ['errors', 'db', 'language'],
  outbox: ['wecom', 'db', 'errors', 'language'],
  crm: ['db', 'errors', 'language'],
  pictures: ['outbox', 'wecom', 'db', 'errors', 'language'],
  care: ['crm', 'outbox', 'digests', 'db', 'errors', 'language'],
  digests: ['crm', 'care', 'outbox', 'db', 'errors', 'language'],
  facts: ['crm', 'care', 'db', 'errors', 'language'],
  commands: ['crm', 'care', 'digests', 'db', 'errors', 'language', 'facts'],
  chat: ['commands', 'facts', 'crm', 'care', 'outbox', 'db', 'errors', 'language'],
  import: ['crm', 'language', 'care', 'facts', 'db', 'errors'],
  server: ['wecom', 'errors', 'trace'],
  trace: [],
  simulator: ['language'],
};
const EVERYTHING = ['main', 'start', 'cli', 'demo', 'doctor'];

const importsOf = (text: string): string[] =>
  [...text.matchAll(/^(?:import|export)\s[^;]*?from '(\.[^']+)'/gms)].map((match) => match[1] ?? '');

describe('structure', () => {
  it('keeps the direction of imports', () => {
    const wrong = files.flatMap(({ path, text }) => {
      const from = areaOf(path);
      if (EVERYTHING.includes(from)) return [];
      const allowed = MAY_IMPORT[from];
      if (!allowed) return [`${path}: a new area, say in test/structure.test.ts whom it may import`];
      return importsOf(text)
        .map((spec) => areaOf(normalize(join(dirname(path), spec))))
        .filter((to) => to !== from && !allowed.includes(to))
        .map((to) => `${path} imports ${to}`);
    });
    expect(wrong).toEqual([]);
  });

  it('never reaches the simulator from what runs in production', () => {
    const reached = new Set(['main.ts']);
    for (const path of reached)
      for (const spec of importsOf(files.find((file) => file.path === path)?.text ?? ''))
        reached.add(normalize(join(dirname(path), spec)));
    expect(reached.size).toBeGreaterThan(300);
    expect([...reached].filter((path) => /^(?:simulator|demo)\//.test(path))).toEqual([]);
  });

  it.each(['facts', 'commands', 'care'])('lists every folder of src/%s, and nothing else', (area) => {
    const folders = readdirSync(join(src, area), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && statSync(join(src, area, entry.name)).isDirectory())
      .map((entry) => entry.name)
      .filter((name) => readdirSync(join(src, area, name)).includes('index.ts'));
    const listed = importsOf(readFileSync(join(src, area, 'index.ts'), 'utf8'))
      .filter((spec) => spec.endsWith('/index.ts'))
      .map((spec) => spec.split('/')[1]);
    expect(listed.toSorted()).toEqual(folders.toSorted());
  });

  it('reads no clock and no environment below main, the command line and the simulator', () => {
    const edge = /^(main|start)\.ts$|^(cli|simulator|demo)\//;
    const readers = files
      .filter(({ path }) => !edge.test(path))
      .filter(({ text }) => /new Date\(\)|Date\.now\(\)|process\.env|@default\(now\(\)\)/.test(withoutComments(text)))
      .map(({ path }) => path);
    expect(readers).toEqual([]);
    const schema = readFileSync(join(root, 'prisma/schema.prisma'), 'utf8');
    expect(schema).not.toMatch(/@default\(now\(\)\)|@updatedAt/);
  });

  it('asks SQL for no clock', () => {
    const asking = files.filter(({ text }) =>
      /\$(?:query|execute)Raw[^`]*`[^`]*(?:\bnow\(\)|CURRENT_(?:TIMESTAMP|DATE))/i.test(text),
    );
    expect(asking.map(({ path }) => path)).toEqual([]);
  });

  it('makes scopes only where a message or a tick begins', () => {
    const makers = files
      .filter(({ path, text }) => /\b(?:wholeStore|membersOnly)\b/.test(text) && path !== 'crm/scope.ts')
      .map(({ path }) => path)
      .filter((path) => !/^(chat\/context|care\/tick)\.ts$|^cli\//.test(path));
    expect(makers).toEqual([]);
  });

  it('keeps files small: the median at most 60 code lines, none above 250', () => {
    const sizes = files
      .filter(({ path }) => !/-data\.ts$|\/scripts\.ts$/.test(path))
      .map(({ path, text }) => ({
        path,
        lines: text.split('\n').filter((line) => !/^\s*(\/\/.*|\*.*|\/\*.*)?$/.test(line)).length,
      }))
      .toSorted((a, b) => a.lines - b.lines);
    expect(sizes.filter(({ lines }) => lines > 250)).toEqual([]);
    expect(sizes[Math.floor(sizes.length / 2)]?.lines).toBeLessThanOrEqual(60);
  });

  it('calls no folder or file utils, helpers, services, common or types', () => {
    const vague = filesBelow(src).filter((path) =>
      /(^|\/)(utils?|helpers?|services?|common|misc|types)(\.ts|\/)/.test(relative(src, path)),
    );
    expect(vague).toEqual([]);
  });

  it('has only the agreed entries at the top', () => {
    const agreed = new Set(
      `package.json package-lock.json tsconfig.json src prisma test .env.example README.md README.zh-CN.md LICENSE Dockerfile
       compose.yaml prisma.config.ts vitest.config.ts biome.json .ci .npmrc .gitignore .dockerignore`.split(/\s+/),
    );
    const ignored = new Set(['.git', 'node_modules', 'dist', 'data', '.env', 'secrets', 'coverage']);
    expect(readdirSync(root).filter((name) => !agreed.has(name) && !ignored.has(name))).toEqual([]);
  });
});
