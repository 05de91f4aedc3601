/** The demonstration files have the real layouts, with the real files' faults. */
import { gunzipSync, inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { makeWorld } from '#seed/world.ts';
import { demonstrationFiles } from '#seed/write-files.ts';

const files = new Map(demonstrationFiles(makeWorld()).map((file) => [file.name, Buffer.from(file.content)]));

function bytesOf(name: string): Buffer {
  const content = files.get(name);
  if (!content) throw new Error(`${name} is missing among ${[...files.keys()].join(', ')}`);
  return content;
}

const rowsOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string>);
const code = 'รหัสหน่วยงาน';

describe('the demonstration files', () => {
  it('come one a province, and one as published', () => {
    expect([...files.keys()]).toEqual([
      'winners-70.jsonl',
      'winners-71.jsonl.gz',
      'winners-72.zip',
      'winners-73.jsonl',
      'winners-74.json',
      'winners-75.jsonl',
      'winners-76.jsonl',
      'winners-77-windows874.csv',
      'winners-49.jsonl',
      'winners-80.jsonl.gz',
      'winners-81-sample.jsonl',
      'contracts-as-published.csv',
    ]);
  });

  it('publishes three "(Eng)" headers without a column: values stand three to the left and end in three empty ones', () => {
    const [header = '', first = ''] = bytesOf('contracts-as-published.csv').toString('utf8').split('\n');
    const names = header.split(',');
    const values = first.split(',');
    expect(header.startsWith('\uFEFF_id,')).toBe(true);
    expect(names).toHaveLength(32);
    expect(values).toHaveLength(32);
    expect(values.slice(-3)).toEqual(['', '', '']);
    expect(values[names.indexOf('พิกัดของโครงการ')]).toMatch(/^\d{13}$|^\d{9}xxxx$|^$/u);
    expect(values[names.indexOf('เลขนิติบุคคล')]).toMatch(/^\d{1,2} [ก-๙.]+ 6[78]$/u);
  });

  it('cuts one town at exactly 300 rows', () => {
    const counts = new Map<string, number>();
    for (const row of rowsOf(bytesOf('winners-73.jsonl').toString('utf8')))
      counts.set(row[code] ?? '', (counts.get(row[code] ?? '') ?? 0) + 1);
    expect([...counts].filter(([, count]) => count >= 300)).toEqual([['4739901', 300]]);
  });

  it('gives a child centre in the short shape, and some signing days as a status', () => {
    const rows = rowsOf(bytesOf('winners-73.jsonl').toString('utf8'));
    const short = rows.filter((row) => !('เลขที่สัญญา' in row));
    expect(short.length).toBeGreaterThan(3);
    for (const row of short) {
      expect(row['ชื่อผู้ชนะ']).toMatch(/^\d{1,2} [ก-๙.]+ 6[789]$/u);
      expect(row['เลขนิติบุคคล']).toMatch(/^\d{1,2} [ก-๙.]+ 6[78]$/u);
    }
    expect(rows.filter((row) => row['วันที่ลงนามสัญญา'] === 'สิ้นสุดสัญญา').length).toBeGreaterThan(5);
  });

  it('repeats a town under its parent code and a TAO under a second local code', () => {
    const town = rowsOf(bytesOf('winners-75.jsonl').toString('utf8').split('\n').slice(0, -11).join('\n'));
    expect(town.filter((row) => row[code] === '009997500').length).toBe(
      town.filter((row) => row[code] === '4759901').length,
    );
    const array = JSON.parse(bytesOf('winners-74.json').toString('utf8')) as Record<string, string>[];
    expect(array.filter((row) => row[code] === '6749801').length).toBe(
      array.filter((row) => row[code] === '6749909').length,
    );
  });

  it('ends one file with ten rows that nobody can mend, the last one cut off', () => {
    const last = bytesOf('winners-75.jsonl').toString('utf8').trimEnd().split('\n').slice(-10);
    expect(() => JSON.parse(last[9] ?? '') as unknown).toThrow();
    expect(last.slice(0, 9).every((line) => typeof JSON.parse(line) === 'object')).toBe(true);
  });

  it('packs gzip, zip and windows-874 so that others can open them', () => {
    expect(rowsOf(gunzipSync(bytesOf('winners-71.jsonl.gz')).toString('utf8')).length).toBeGreaterThan(1000);
    const zip = bytesOf('winners-72.zip');
    const dataStart = 30 + zip.readUInt16LE(26);
    expect(
      rowsOf(inflateRawSync(zip.subarray(dataStart, dataStart + zip.readUInt32LE(18))).toString('utf8'))
        .length,
    ).toBeGreaterThan(1000);
    const thai = new TextDecoder('windows-874').decode(bytesOf('winners-77-windows874.csv'));
    expect(thai.startsWith('รหัสโครงการ,ชื่อโครงการ,')).toBe(true);
    expect(thai).toContain('ประจวบคีรีขันธ์');
  });
});
