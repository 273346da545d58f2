import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const [dockerfile, compose, example] = [read('Dockerfile'), read('compose.yaml'), read('.env.example')];
const keysOf = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, key = '']) => key);

/** The PostgreSQL each Debian brings: pg_dump of an older one refuses a newer server. */
const POSTGRES: Readonly<Record<string, string>> = { bookworm: '15', trixie: '17' };

test('the image can back up the server that compose.yaml starts', () => {
  const debian = keysOf(dockerfile, /^FROM node:\d+-(\w+)-slim$/gm).at(-1) ?? '';
  expect(compose).toContain(`image: postgres:${POSTGRES[debian]}-${debian}`);
});

test('what .env says for a bot without a container does not undo what the image needs', () => {
  const image = keysOf(/^ENV (.*)$/m.exec(dockerfile)?.[1] ?? '', /(\w+)=/g);
  const settable = keysOf(example, /^([A-Z_]+)=/gm);
  const bot = compose.slice(compose.indexOf('  bot:'));
  const kept = keysOf(bot, /^ {6}([A-Z_]+): /gm);
  expect(image.filter((key) => settable.includes(key)).toSorted()).toEqual(['DATA_DIR', 'HOST', 'PORT']);
  expect(kept).toEqual(expect.arrayContaining(['DATA_DIR', 'HOST', 'PORT']));
});

test('secrets of compose.yaml are settings, and each is handed over', () => {
  const handed = keysOf(compose, /^ {6}([A-Z_]+)_FILE: \/run\/secrets\/\w+$/gm).filter(
    (key) => !key.startsWith('POSTGRES'),
  );
  expect(handed.filter((key) => !example.includes(`\n${key}=`))).toEqual([]);
  const named = keysOf(compose, /_FILE: \/run\/secrets\/(\w+)$/gm);
  expect(keysOf(compose, /^ {2}(\w+): \{ file: \.\/secrets\/\w+ \}$/gm).toSorted()).toEqual(named.toSorted());
});
