import { afterAll, afterEach, expect, vi } from 'vitest';
import { fileIsOver, testIsOver } from './endings.ts';

/** An unexpected console.error fails the test it happened in; a listening socket left open fails its file. */
const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);

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
