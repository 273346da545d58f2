import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
/** The only way to a simulated WeCom, for a test. */
const THE_WAY = 'test/support/wecom.ts';

const importsOf = (path: string): string[] =>
  [...readFileSync(join(ROOT, path), 'utf8').matchAll(/^(?:import|export)\s[^;]*?from '(\.[^']+)'/gms)].map(
    ([, spec = '']) => normalize(join(path, '..', spec)),
  );

/** Every TypeScript file below test/, by its path from the root. */
export const testModules = (): string[] =>
  readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => normalize(join('test', path)));

/** The test files that meet a simulated WeCom: those that import the way to it, themselves or through another module. */
export function meetingWeCom(): string[] {
  const imports = new Map(testModules().map((path) => [path, importsOf(path)]));
  const reaching = new Set([THE_WAY]);
  for (let before = 0; before < reaching.size; ) {
    before = reaching.size;
    for (const [path, all] of imports) if (all.some((imported) => reaching.has(imported))) reaching.add(path);
  }
  return [...reaching].filter((path) => path.endsWith('.test.ts')).toSorted();
}

/** Programs that run by the computer's clock, whose rests take real minutes; the tests of the weather itself. */
export const FAIR_ONLY: readonly string[] = ['test/start/main.test.ts', 'test/weather.test.ts'];

/** Long simulations, kill loops: too long to be done twice. */
const isLong = (path: string): boolean => path.startsWith('test/soak/');

/** What `npm run test:flaky` runs. */
export const inBadWeather = (): string[] => meetingWeCom().filter((path) => !FAIR_ONLY.includes(path) && !isLong(path));
