/** A file arrives: what is recognised, repaired, refused, joined and counted once. Invented rows only. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDuckdb, sqlText } from '#platform/duckdb.ts';
import { exportRaw, waitingRows } from '#procurement/quarantine.ts';
import { sourcesAccount } from '#procurement/sources.ts';
import { forgetFile, importFiles, type ImportAccount } from '#procurement/run.ts';
import { currentGeneration } from '#procurement/workspace.ts';
import { apiRow, freshFolder, inventedTin, jsonLines, publishedCsv, publishedHeader, publishedValues, soundCsv, csv, type ApiRow } from '../egp-rows.ts';

let folder: string;
let data: string;
beforeEach(() => {
  folder = freshFolder();
  data = join(folder, 'data');
});

function put(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const take = (paths: string[], options: { asAt?: string } = {}): Promise<ImportAccount> =>
  importFiles(data, paths, { ...options, withoutFlags: true });

async function core<T>(sql: string): Promise<T[]> {
  const generation = currentGeneration(data);
  const db = await openDuckdb();
  try {
    for (const file of readdirSync(join(generation!.folder, 'core'))) {
      await db.run(`CREATE VIEW ${file.replace('.parquet', '')} AS SELECT * FROM ${sqlText(join(generation!.folder, 'core', file))}`);
    }
    return await db.all<T>(sql);
  } finally {
    db.close();
  }
}

async function reasonsOf(rows: ApiRow[]): Promise<Record<string, number>> {
  const { files, totals } = await take([put('rows.jsonl', jsonLines(rows))]);
  expect(totals.read).toBe(totals.new + totals.changed + totals.unchanged + totals.quarantined);
  return files[0]!.reasons;
}

describe('layouts', () => {
  it('puts the published values back under their headers, with both spellings of (Eng)', async () => {
    for (const [index, space] of [' ', ''].entries()) {
      const file = put(`published${index}.csv`, publishedCsv([publishedValues(index + 1)], space));
      const { files } = await take([file]);
      expect(files[0]).toMatchObject({ new: 1, quarantined: 0, repairs: { shifted_headers: 1 }, layout: 'published' });
    }
    const rows = await core(`SELECT s.supplier_tin, s.supplier_name, c.contract_no, c.contract_satang, c.status, t.reference_satang, t.latitude, a.district_name
      FROM contracts AS c JOIN tenders AS t USING (tender_id) JOIN suppliers AS s ON s.supplier_id = c.supplier_id JOIN agencies AS a ON a.agency_id = t.agency_id ORDER BY contract_no`);
    expect(rows[0]).toEqual({
      supplier_tin: inventedTin(2), supplier_name: 'ห้างหุ้นส่วนจำกัด ช่างสมมุติ', contract_no: '1/2568', contract_satang: 8_750_000n,
      status: 'active', reference_satang: 8_800_000n, latitude: 13.54, district_name: 'เมืองสมุทรสาคร',
    });
  });

  it('lets a sound file of another year pass unrepaired, with its columns in any order', async () => {
    const values = publishedValues(7, { ปีงบประมาณ: '2567', วันที่ลงนามสัญญา: '3 ก.พ. 67', วันที่เกิดรายการ: '3 ก.พ. 67', วันที่สิ้นสุดสัญญา: '5 มี.ค. 67' });
    const headers = publishedHeader().reverse();
    const { files } = await take([put('sound.csv', soundCsv([values], headers))]);
    expect(files[0]).toMatchObject({ new: 1, quarantined: 0, repairs: {} });
    expect(await core('SELECT supplier_tin FROM suppliers')).toEqual([{ supplier_tin: inventedTin(2) }]);
  });

  it('repairs 29 cells under 32 headers halfway down, since the content proves where they belong', async () => {
    const cells = (n: number) => Object.values(publishedValues(n));
    const text = csv([publishedHeader(), [...cells(1), '', '', ''], cells(2), cells(3)]);
    const { files } = await take([put('halfway.csv', text)]);
    expect(files[0]).toMatchObject({ read: 3, new: 3, quarantined: 0, repairs: { shifted_headers: 3 } });
  });

  it('refuses a row whose values stand elsewhere without proof', async () => {
    const row = apiRow(1, { เลขนิติบุคคล: 'ห้างหุ้นส่วนจำกัด ช่างสมมุติ', ชื่อผู้ชนะ: inventedTin(2) });
    expect(await reasonsOf([row, apiRow(2)])).toEqual({ layout_unclear: 1 });
  });

  it('reads the short shape and statuses in a date column', async () => {
    const short = apiRow(1, { เลขนิติบุคคล: '4 ส.ค. 68', ชื่อผู้ชนะ: '11 ส.ค. 68', วันที่ลงนามสัญญา: 'ระหว่างดำเนินการ' });
    for (const key of ['เลขที่สัญญา', 'วันที่สิ้นสุดสัญญา', 'สถานะสัญญา']) delete short[key];
    const ended = apiRow(2, { วันที่ลงนามสัญญา: 'สิ้นสุดสัญญา', สถานะสัญญา: '' });
    const { files } = await take([put('rows.jsonl', jsonLines([short, ended]))]);
    expect(files[0]).toMatchObject({ new: 2, repairs: { short_shape: 1, status_in_date: 1 } });
    expect(await core('SELECT supplier_id IS NULL AS nobody, signed_day, ends_day, status FROM contracts ORDER BY tender_id')).toEqual([
      { nobody: true, signed_day: 20_304, ends_day: 20_311, status: 'active' },
      { nobody: false, signed_day: null, ends_day: 20_115, status: 'ended' },
    ]);
  });

  it('takes JSON arrays, an API answer, gz, windows-874 and a semicolon alike', async () => {
    const answer = JSON.stringify({ success: true, result: { records: [apiRow(1), apiRow(2)] } });
    const { totals } = await take([
      put('answer.json', answer),
      put('array.json', JSON.stringify([apiRow(3)], null, 2)),
      put('rows.jsonl.gz', gzipSync(jsonLines([apiRow(4)]))),
      put('thai874.csv', windows874(soundCsv([publishedValues(5)]))),
      put('semicolon.csv', soundCsv([publishedValues(6)]).replaceAll(',', ';')),
    ]);
    expect(totals).toMatchObject({ read: 6, new: 6, quarantined: 0 });
    expect(await core('SELECT count(DISTINCT agency_id) AS n FROM agencies')).toEqual([{ n: 2n }]);
  });

  it('says of a file of another kind that its header is unknown, and keeps its rows in view', async () => {
    const { files } = await take([put('other.csv', 'a,b,c\n1,2,3\n4,5,6\n')]);
    expect(files[0]).toMatchObject({ read: 2, quarantined: 2, reasons: { unknown_layout: 2 }, layout: 'unknown' });
  });
});

/** Thai text as windows-874 bytes: U+0E01-U+0E5B stand at 0xA1-0xFB. */
function windows874(text: string): Buffer {
  return Buffer.from([...text].map((letter) => {
    const code = letter.codePointAt(0)!;
    return code < 128 ? code : code - 0x0e00 + 0xa0;
  }));
}

describe('values', () => {
  it('reads Thai digits, four-digit years and amounts with commas', async () => {
    const row = apiRow(1, { 'ราคาตกลงซื้อ/จ้าง': '๑๑,๕๐๐.๕๐', วันที่ลงนามสัญญา: '๒๐ มกราคม ๒๕๖๘', รหัสโครงการ: '๖๘๐๑๐๐๐๐๐๐๑', ปีงบประมาณ: '68' });
    expect(await reasonsOf([row])).toEqual({});
    expect(await core('SELECT project_id, agreed_satang, signed_day, fiscal_year_be FROM tenders')).toEqual([
      { project_id: '68010000001', agreed_satang: 1_150_050n, signed_day: 20_108, fiscal_year_be: 2568 },
    ]);
  });

  it.each([
    ['impossible_date', { วันที่ลงนามสัญญา: '31 เม.ย. 68' }],
    ['impossible_date', { วันที่สิ้นสุดสัญญา: '29 ก.พ. 68' }],
    ['christian_year', { วันที่ลงนามสัญญา: '20 ม.ค. 2025' }],
    ['christian_year', { ปีงบประมาณ: '2025' }],
    ['unreadable_date', { วันที่ลงนามสัญญา: 'เร็ว ๆ นี้' }],
    ['unreadable_amount', { 'งบประมาณ(บาท)': '12,000,50' }],
    ['negative_amount', { 'ราคาตกลงซื้อ/จ้าง': '-1' }],
    ['unreadable_amount', { 'งบประมาณ(บาท)': '1e308' }],
    ['unreadable_amount', { 'ราคาตกลงซื้อ/จ้าง': '1e5' }],
    ['amount_too_large', { 'งบประมาณ(บาท)': '9999999999999999' }],
    ['missing_project_id', { รหัสโครงการ: '' }],
    ['project_id_format', { รหัสโครงการ: '6.801E+10' }],
    ['missing_agency', { ชื่อหน่วยงาน: ' ' }],
    ['tax_id_format', { เลขนิติบุคคล: '12345' }],
    ['tax_id_check_digit', { เลขนิติบุคคล: `${inventedTin(1).slice(0, 12)}${(Number(inventedTin(1)[12]) + 1) % 10}` }],
    ['unknown_province', { จังหวัด: 'แดนสนธยา' }],
    ['fiscal_year_format', { ปีงบประมาณ: 'สองห้าหกแปด' }],
  ])('%s: %o waits with its line, and the good row beside it is taken', async (reason, change) => {
    expect(await reasonsOf([apiRow(1), apiRow(2, change as ApiRow)])).toEqual({ [reason]: 1 });
    expect(await waitingRows(data)).toMatchObject([{ line: 2, reason, file: 'rows.jsonl' }]);
    expect(await core('SELECT count(*) AS n FROM tenders')).toEqual([{ n: 1n }]);
  });

  it('proves a lost leading zero and spaces in an id, and keeps D ids and masked persons as they are', async () => {
    const rows = [
      apiRow(1, { เลขนิติบุคคล: withCheck('010553600031').slice(1) }),
      apiRow(2, { เลขนิติบุคคล: ` ${inventedTin(3).replace(/(.)(....)(.*)/u, '$1 $2 $3')}` }),
      apiRow(3, { เลขนิติบุคคล: 'D888888888001' }),
      apiRow(4, { เลขนิติบุคคล: '330990095xxxx', ชื่อผู้ชนะ: 'ร้านสมมุติ' }),
    ];
    const { files } = await take([put('ids.jsonl', jsonLines(rows))]);
    expect(files[0]).toMatchObject({ quarantined: 0, repairs: { leading_zero: 1 } });
    expect(await core('SELECT supplier_kind, is_person, supplier_tin FROM suppliers ORDER BY supplier_id')).toEqual([
      { supplier_kind: 'person', is_person: true, supplier_tin: null },
      { supplier_kind: 'special', is_person: false, supplier_tin: null },
      { supplier_kind: 'company', is_person: false, supplier_tin: withCheck('010553600031') },
      { supplier_kind: 'company', is_person: false, supplier_tin: inventedTin(3) },
    ]);
  });

  it('resolves the spellings of a province', async () => {
    const names = ['สมุทรสาคร', 'จ.สมุทรสาคร', 'จังหวัดสมุทรสาคร', 'Samut Sakhon', ' สมุทรสาคร '];
    expect(await reasonsOf(names.map((name, i) => apiRow(i, { จังหวัด: name })))).toEqual({});
    expect(await core('SELECT DISTINCT province_iso, pacc_area FROM tenders')).toEqual([{ province_iso: 'TH-74', pacc_area: 7 }]);
  });
});

function withCheck(twelve: string): string {
  let sum = 0;
  for (let i = 0; i < 12; i += 1) sum += Number(twelve[i]) * (13 - i);
  return twelve + String((11 - (sum % 11)) % 10);
}

describe('what stands twice', () => {
  it('counts the same file, and the same rows in another file, once', async () => {
    const first = put('a.jsonl', jsonLines([apiRow(1), apiRow(2)]));
    await take([first]);
    const before = currentGeneration(data)!.n;
    const again = await take([first]);
    expect(again.totals).toEqual({ read: 2, new: 0, changed: 0, unchanged: 2, quarantined: 0 });
    expect(currentGeneration(data)!.n).toBe(before);
    const overlap = await take([put('b.jsonl', jsonLines([apiRow(2), apiRow(3), apiRow(3)]))]);
    expect(overlap.totals).toEqual({ read: 3, new: 1, changed: 0, unchanged: 2, quarantined: 0 });
    expect(await core('SELECT count(*) AS n, sum(amount_satang)::BIGINT AS satang FROM awards')).toEqual([{ n: 3n, satang: 3_450_150n }]);
  });

  it('lets the later file win by its own date, whatever the order of imports', async () => {
    const old = put('old.jsonl', jsonLines([apiRow(1)]));
    const corrected = put('new.jsonl', jsonLines([apiRow(1, { 'ราคาตกลงซื้อ/จ้าง': '9000', ชื่อผู้ชนะ: 'บริษัท อีกสมมุติ จำกัด', เลขนิติบุคคล: inventedTin(9) })]));
    await take([corrected], { asAt: '2025-11-30' });
    const late = await take([old], { asAt: '2025-10-31' });
    expect(late.totals).toMatchObject({ new: 1 }); // another supplier's row, but of an older day: it does not stand
    expect(await core('SELECT amount_satang FROM awards')).toEqual([{ amount_satang: 900_000n }]);
  });

  it('knows one project under the parent and the child code of one body', async () => {
    const rows = [apiRow(1), apiRow(1, { รหัสหน่วยงาน: '001499900' }), apiRow(2, { รหัสหน่วยงาน: '001499900' })];
    expect((await take([put('codes.jsonl', jsonLines(rows))])).totals.new).toBe(3);
    expect(await core('SELECT agency_id, award_count, whole_year FROM agencies')).toEqual([
      { agency_id: 'agency:egp:6749901', award_count: 2n, whole_year: true },
    ]);
  });

  it('says when two bodies of one name cannot be told apart', async () => {
    const rows = [apiRow(1), apiRow(1, { รหัสหน่วยงาน: '6749955' })];
    await take([put('homonyms.jsonl', jsonLines(rows))]);
    expect(await core('SELECT whole_year, not_whole_reason FROM agencies')).toEqual([{ whole_year: false, not_whole_reason: 'agency_ambiguous' }]);
  });

  it('keeps several contracts of one project apart and counts the project once', async () => {
    const rows = [apiRow(1, { เลขที่สัญญา: 'ก/1' }), apiRow(1, { เลขที่สัญญา: 'ก/2', เลขนิติบุคคล: inventedTin(2), ชื่อผู้ชนะ: 'หจก.สมมุติ' })];
    await take([put('many.jsonl', jsonLines(rows))]);
    expect(await core('SELECT amount_basis, amount_satang, tender_award_rank, agreed_satang FROM awards ORDER BY tender_award_rank')).toEqual([
      { amount_basis: 'unknown', amount_satang: null, tender_award_rank: 1n, agreed_satang: 1_150_050n },
      { amount_basis: 'unknown', amount_satang: null, tender_award_rank: 2n, agreed_satang: 1_150_050n },
    ]);
    expect(await core('SELECT count(*) AS n FROM tenders')).toEqual([{ n: 1n }]);
  });

  it('refuses two different projects under one number', async () => {
    const other = apiRow(1, { ชื่อหน่วยงาน: 'เทศบาลตำบลคนละแห่ง', ชื่อโครงการ: 'จ้างทำป้าย', รหัสหน่วยงาน: '5749902' });
    expect(await reasonsOf([apiRow(1), other, apiRow(2)])).toEqual({ project_id_conflict: 2 });
  });

  it('calls an agency of exactly 300 rows cut, and a sample a sample', async () => {
    const cut = Array.from({ length: 300 }, (_, i) => apiRow(i));
    await take([put('cut.jsonl', jsonLines(cut)), put('one-sample.jsonl', jsonLines([apiRow(900, { รหัสหน่วยงาน: '6749977', ชื่อหน่วยงาน: 'เทศบาลตำบลสุ่ม' })]))]);
    expect(await core('SELECT agency_code, not_whole_reason FROM agencies ORDER BY 1')).toEqual([
      { agency_code: '6749901', not_whole_reason: 'source_cut' },
      { agency_code: '6749977', not_whole_reason: 'source_sampled' },
    ]);
  });
});

describe('what is loaded and what is missing', () => {
  it('counts whole, sampled and missing provinces, and files with their dates', async () => {
    await take([put('whole.jsonl', jsonLines([apiRow(1)]))], { asAt: '2025-10-31' });
    await take([put('x-sample.jsonl', jsonLines([apiRow(2, { จังหวัด: 'กระบี่', รหัสหน่วยงาน: '6819901' })]))]);
    const account = await sourcesAccount(data);
    expect(account.years).toMatchObject([{ fiscal_year_be: 2568, rows: 2, provinces_whole: ['TH-74'], provinces_partial: ['TH-81'] }]);
    expect(account.years[0]!.provinces_missing).toHaveLength(75);
    expect(account.files.map((file) => [file.name, file.as_at, file.sampled])).toEqual([
      ['whole.jsonl', '2025-10-31', false],
      ['x-sample.jsonl', null, true],
    ]);
    expect(account.source.where.length).toBeGreaterThan(0);
  });

  it('sees from the contract numbers that most of an agency is missing', async () => {
    const every = (step: number) => Array.from({ length: 30 }, (_, i) => apiRow(step * 1000 + i, { เลขที่สัญญา: `${i * step + 1}/2568`, รหัสหน่วยงาน: `674990${step % 9}`, ชื่อหน่วยงาน: `องค์การบริหารส่วนตำบลลำดับ${step}` }));
    await take([put('numbers.jsonl', jsonLines([...every(1), ...every(20)]))]);
    expect(await core('SELECT round(numbering_share, 2) AS share, not_whole_reason FROM agencies ORDER BY 1')).toEqual([
      { share: 0.05, not_whole_reason: 'source_thin' },
      { share: 1, not_whole_reason: null },
    ]);
  });
});

describe('mending and undoing', () => {
  it('exports a broken row raw, takes the mended one, and then waits for it no more', async () => {
    await take([put('rows.jsonl', jsonLines([apiRow(1), apiRow(2, { 'งบประมาณ(บาท)': '12,000,50', ชื่อผู้ชนะ: 'นายสมมุติ ตัวอย่าง', เลขนิติบุคคล: '' })]))]);
    const [raw] = await exportRaw(data);
    expect(JSON.parse(raw!)).toMatchObject({ ชื่อผู้ชนะ: 'นายสมมุติ ตัวอย่าง', 'งบประมาณ(บาท)': '12,000,50' });
    const mended = await take([put('mended.jsonl', raw!.replace('12,000,50', '12,000.50'))]);
    expect(mended.totals).toMatchObject({ read: 1, new: 1, quarantined: 0 });
    expect(await waitingRows(data)).toEqual([]);
  });

  it('masks persons in what the list of waiting rows shows', async () => {
    await take([put('rows.jsonl', jsonLines([apiRow(1, { เลขนิติบุคคล: '1234567890123' })]))]);
    const shown = JSON.stringify(await waitingRows(data));
    expect(shown).not.toContain('1234567890123');
    expect(shown).toContain('tax_id');
  });

  it('forgets a file: core is what it was before, byte for byte', async () => {
    await take([put('a.jsonl', jsonLines([apiRow(1), apiRow(2)]))]);
    const before = coreHash();
    const { files } = await take([put('b.jsonl', jsonLines([apiRow(2, { 'ราคาตกลงซื้อ/จ้าง': '1' }), apiRow(5)]))]);
    expect(coreHash()).not.toBe(before);
    await forgetFile(data, files[0]!.file_id);
    expect(coreHash()).toBe(before);
    await expect(forgetFile(data, 'ffffffffffffffff')).rejects.toMatchObject({ code: 'workspace.unknown_file' });
  });
});

/** Hash of every core file's bytes. */
function coreHash(): string {
  const root = join(currentGeneration(data)!.folder, 'core');
  const hash = createHash('sha256');
  for (const name of readdirSync(root).sort()) hash.update(name).update(readFileSync(join(root, name)));
  return hash.digest('hex');
}
