/** How the tests run: beside the code they prove, three at a time, offline, without set-up. */
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest first: a file of minutes begun last would keep one core waiting. No test depends on the order. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) =>
      [/tests\/house\/check\./u, /tests\/(journeys|access)\//u, /^/u].findIndex((long) =>
        long.test(moduleId),
      );
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

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
    maxWorkers: 3, // on two cores: a third of a test is waiting for its browser, server or database
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000, // generous: a slow machine must not fail a test
    hookTimeout: 120_000,
    passWithNoTests: false,
  },
});
