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

/**
 * Rooms whose tests leave nothing behind in their process (a store of their own, no native memory, no child): each fork
 * runs many of their files with what it has loaded once, which saves a quarter of their work.
 */
const sharing = [
  'kernel',
  'office',
  'programme',
  'clinic',
  'master-plan',
  'watch',
  'law',
  'red-flags',
  'seed',
];

const exclude = [
  '**/node_modules/**',
  'workspace/**',
  'demo/**',
  'bench-results/**',
  'web/build/**',
  'web/.svelte-kit/**',
];

const common = {
  exclude,
  pool: 'forks', // DuckDB is native: a fork per file keeps one test's memory out of the next
  testTimeout: 60_000, // generous: a slow machine must not fail a test
  hookTimeout: 120_000,
} as const;

const ofSharing = sharing.map((room) => `${room}/**/*.test.ts`);

export default defineConfig({
  test: {
    maxWorkers: 3, // on two cores: a third of a test is waiting for its browser, server or database
    sequence: { sequencer: LongestFirst },
    passWithNoTests: false,
    projects: [
      {
        test: {
          ...common,
          name: 'own process',
          include: ['**/*.test.ts'],
          exclude: [...exclude, ...ofSharing],
        },
      },
      { test: { ...common, name: 'shared process', include: ofSharing, isolate: false } },
    ],
  },
});
