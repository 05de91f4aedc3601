/** The files the government publishes (../shared/data, beside the checkout; skipped where absent). */
import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openSources } from './open-sources.ts';
import { spool, type Spool } from './spool.ts';
import { inFolder, queryCells } from './spooled.ts';

const folder = new URL('../../../shared/data/thai-egp-fy2568', import.meta.url).pathname;

test.skipIf(!existsSync(folder))(
  'every row of a year of real contract files is read, none is at fault',
  async () => {
    const counts: Record<string, number> = {};
    await inFolder(async (dir) => {
      for await (const source of openSources([folder])) {
        const made = await spool(source, dir);
        expect(made.faults).toEqual([]);
        expect(made.charset).toBe('utf-8');
        expect(made.lineOf(made.recordCount - 1)).toBe(made.recordCount + (made.format === 'csv' ? 1 : 0));
        counts[made.format] = (counts[made.format] ?? 0) + made.recordCount;
        if (made.format === 'csv') expect(await projectRows(made)).toEqual({ rows: 40_790n, sound: 40_790n });
      }
    });
    expect(counts).toEqual({ csv: 40_790, jsonl: 250_587 });
    expect(readdirSync(folder).filter((name) => name.startsWith('winners-'))).toHaveLength(13);
  },
);

/** How many records DuckDB finds in the spool, and in how many the project number stands in its column. */
async function projectRows(made: Spool): Promise<unknown> {
  const sound = `n_fields = '32' AND regexp_full_match(c2, '[0-9]{11}')`;
  const [counted] = await queryCells(made, `count(*) AS rows, count(*) FILTER (${sound}) AS sound`);
  return counted;
}
