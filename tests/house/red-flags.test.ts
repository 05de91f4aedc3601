/**
 * Every flag folder keeps the house's rules, and every case of every flag holds. One test per flag
 * folder for the rules, one per case: `npx vitest run tests/house/red-flags.test.ts -t <flag id>`.
 */
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCases, runCases, type CaseReport } from '#procurement/4-indicators/cases.ts';
import { readCoreDocs } from '#procurement/4-indicators/core-docs.ts';
import { flagPaths, readFlagFolder, redFlagsRoot } from '#procurement/4-indicators/flag-folder.ts';
import { folderFaults, lawIdsIn } from '#procurement/4-indicators/folder-rules.ts';

const docs = readCoreDocs();
const lawIds = lawIdsIn(join(dirname(redFlagsRoot), 'law'));

for (const path of flagPaths()) {
  describe(`${basename(dirname(path))}/${basename(path)}`, () => {
    test('keeps the rules of a flag folder', () => {
      expect(folderFaults(readFlagFolder(path), docs, lawIds)).toEqual([]);
    });
    let reports: Promise<CaseReport[]> | undefined;
    for (const name of caseNames(path)) {
      test(name, async () => {
        reports ??= runCases(readFlagFolder(path), docs);
        const report = (await reports).find((one) => one.name === name);
        expect(report?.failures).toEqual([]);
      });
    }
  });
}

test('no two folders share a flag id', () => {
  const ids = flagPaths().map((path) => basename(path));
  expect(new Set(ids).size).toBe(ids.length);
});

/** A broken folder shows as its failing rules test, not as a crash of the whole file. */
function caseNames(path: string): string[] {
  try {
    return readCases(readFlagFolder(path)).cases.map((one) => one.name);
  } catch {
    return [];
  }
}
