import { defineConfig } from 'vitest/config';

/** Four suites: pure, with PostgreSQL, in the browser, under faults. Vitest starts the database only for a suite that runs. */
export default defineConfig({
  // Elements as the build makes them, without places for a debugger.
  oxc: { jsx: { runtime: 'automatic', importSource: '#ui', development: false } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          setupFiles: ['test/support/same-properties.ts'],
          include: ['src/**/*.spec.{ts,tsx}', 'test/**/*.spec.ts', 'scripts/**/*.spec.ts', 'city/**/*.spec.ts'],
          exclude: ['**/*.db.spec.{ts,tsx}', 'test/{e2e,faults,breaches}/**', 'node_modules/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Half of the time is loading and waiting: no core needs to be kept free.
          maxWorkers: '100%',
          // Loaded once for all files, which is a third of the time: nothing here keeps anything for the next file.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          setupFiles: ['test/support/same-properties.ts'],
          include: ['{src,test,scripts}/**/*.db.spec.{ts,tsx}'],
          exclude: ['test/{e2e,faults}/**', 'node_modules/**'],
          globalSetup: ['test/support/cluster.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // One after the other: what is open in one database holds up the readers of the log in all others of the server.
          maxWorkers: 1,
          // Loaded once for all files: each has a database of its own, and nothing else is kept between them.
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.spec.ts'],
          globalSetup: ['test/e2e/support/demo-server.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['test/faults/**/*.spec.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
        },
      },
    ],
  },
});
