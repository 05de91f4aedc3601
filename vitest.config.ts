/** How the tests run: beside the code they prove, two at a time (two cores), offline, without set-up. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: [
      '**/node_modules/**',
      'workspace/**',
      'demo/**',
      'bench-results/**',
      'web/build/**',
      'web/.svelte-kit/**',
    ],
    pool: 'forks', // DuckDB is native: a fork per file keeps one test's memory out of the next
    maxWorkers: 2,
    testTimeout: 60_000, // generous: a slow machine must not fail a test
    hookTimeout: 120_000,
    passWithNoTests: false,
  },
});
