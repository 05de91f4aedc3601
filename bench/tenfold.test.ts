/** The tenfold set is ten sets that share no project, no agency and no supplier; tax ids stay right. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { parseTaxId } from '#kernel/tax-id.ts';
import { makeWorld } from '#seed/world.ts';
import { writeWorld } from '#seed/write-files.ts';
import { median } from './cold-run.ts';
import { writeTenfold } from './tenfold.ts';

const folder = mkdtempSync(join(tmpdir(), 'truatkhap-tenfold-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const textOf = (path: string) => gunzipSync(readFileSync(path)).toString('utf8').trimEnd();
const valuesOf = (path: string, column: string) =>
  new Set(textOf(path).split('\n').map((line) => (JSON.parse(line) as Record<string, string>)[column] ?? '')); // prettier-ignore

describe('the tenfold set', () => {
  it('changes every project, agency and supplier and keeps every row', async () => {
    const sources = writeWorld(makeWorld(), folder).filter((path) =>
      /winners-71\.jsonl\.gz|published\.csv$/u.test(path),
    );
    const paths = await writeTenfold(sources, folder);
    expect(paths).toHaveLength(20);
    const [third = '', fourth = ''] = paths.filter((path) => /winners-71-x[34]/u.test(path));
    for (const column of ['รหัสโครงการ', 'รหัสหน่วยงาน', 'ชื่อหน่วยงาน', 'เลขนิติบุคคล']) {
      const one = valuesOf(third, column);
      const other = valuesOf(fourth, column);
      one.delete('');
      expect(one.size).toBeGreaterThan(0);
      expect([...one].filter((value) => other.has(value))).toEqual([]);
    }
    for (const id of valuesOf(third, 'เลขนิติบุคคล'))
      if (id !== '') expect(parseTaxId(id).kind).toBe('juristic');
    expect(textOf(third).split('\n').length).toBe(
      textOf(join(folder, 'winners-71.jsonl.gz')).split('\n').length,
    );
  });

  it('takes the middle of five runs', () => {
    expect(median([9, 1, 5, 2, 3])).toBe(3);
  });
});
