import { relative } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, vi } from 'vitest';
import { fileIsOver, testIsOver } from './endings.ts';
import { SEED, weatherToday } from './weather.ts';

/** An unexpected console.error fails the test it happened in; a listening socket left open fails its file. */
const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);

beforeEach(({ task, onTestFailed }) => {
  if (weatherToday === 'fair') return;
  const file = relative(process.cwd(), task.file.filepath);
  onTestFailed(() =>
    console.info(`the same weather: WECOM_SEED=${SEED} npm run test:flaky -- ${file} -t '${task.name}'`),
  );
});

afterEach(testIsOver);

afterEach(() => {
  const said = errors.mock.calls.map((call) => call.map(String).join(' '));
  errors.mockClear();
  expect(said, 'console.error was called').toEqual([]);
});

afterAll(fileIsOver);

afterAll(async () => {
  const listening = () => process.getActiveResourcesInfo().filter((kind) => kind === 'TCPServerWrap');
  // A closed server is still counted for a turn or two of the event loop.
  await vi.waitFor(() => expect(listening(), 'servers still listening').toEqual([]));
});
