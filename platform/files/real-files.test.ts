/** The files the government publishes (../shared/data, beside the checkout; skipped where absent). */
import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cellsByDuckdb, inFolder } from './spooled.ts';
import { openSources } from './open-sources.ts';
import { spool } from './spool.ts';

const folder = new URL('../../../shared/data/thai-egp-fy2568', import.meta.url).pathname;

test.skipIf(!existsSync(folder))(
  'every row of a year of real contract files is read, and none is at fault',
  async () => {
    const counts: Record<string, number> = {};
    await inFolder(async (dir) => {
      for await (const source of openSources([folder])) {
        const made = await spool(source, dir);
        expect(made.faults).toEqual([]);
        expect(made.charset).toBe('utf-8');
        expect(made.lineOf(made.recordCount - 1)).toBe(made.recordCount + (made.format === 'csv' ? 1 : 0));
        counts[made.format] = (counts[made.format] ?? 0) + made.recordCount;
        if (made.format !== 'csv') continue;
        const cells = await cellsByDuckdb(made);
        expect(cells).toHaveLength(40_790);
        expect(
          cells.every((row) => row.length === 33 && row[0] === '32' && /^\d{11}$/u.test(row[3] ?? '')),
        ).toBe(true);
      }
    });
    expect(counts).toEqual({ csv: 40_790, jsonl: 250_587 });
    expect(readdirSync(folder).filter((name) => name.startsWith('winners-'))).toHaveLength(13);
  },
);
