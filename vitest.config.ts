import { defineConfig } from 'vitest/config';
import { inBadWeather } from './test/support/meeting-wecom.ts';

export default defineConfig({
  test: {
    setupFiles: ['test/support/setup.ts'],
    globalSetup: ['test/support/server-databases.ts'],
    // Modules and databases of a worker serve one test file after the other: loading them anew for each takes longer
    // than most tests.
    isolate: false,
    // Some start processes of their own, on whatever machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // As many as the smallest machine has cores; by itself vitest would leave one idle.
    maxWorkers: 2,
    pool: 'threads',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/soak/**', 'test/browser/**'],
        },
      },
      { extends: true, test: { name: 'soak', include: ['test/soak/**/*.test.ts'], testTimeout: 600_000 } },
      {
        extends: true,
        test: {
          name: 'flaky',
          include: inBadWeather(),
          env: { WECOM_WEATHER: 'bad' },
          globalSetup: ['test/support/weather-of-run.ts'],
          testTimeout: 120_000,
        },
      },
      { extends: true, test: { name: 'browser', include: ['test/browser/**/*.test.ts'], testTimeout: 180_000 } },
    ],
  },
});
