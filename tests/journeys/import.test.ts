/** A file arrives: what is recognised, repaired and refused. Invented rows only. */
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { waitingRows } from '#procurement/quarantine.ts';
import {
  apiRow,
  csv,
  inventedTin,
  jsonLines,
  publishedCsv,
  publishedHeader,
  publishedValues,
  soundCsv,
  type ApiRow,
} from '../egp-rows.ts';
import { trialWorkspace, type TrialWorkspace } from '../trial-workspace.ts';

let w: TrialWorkspace;
beforeEach(() => {
  w = trialWorkspace();
});

async function reasonsOf(rows: ApiRow[]): Promise<Record<string, number>> {
  const { files, totals } = await w.take([w.put('rows.jsonl', jsonLines(rows))]);
  expect(totals.read).toBe(totals.new + totals.changed + totals.unchanged + totals.quarantined);
  return files[0]!.reasons;
}

describe('layouts', () => {
  it('puts the published values back under their headers, with both spellings of (Eng)', async () => {
    for (const [index, space] of [' ', ''].entries()) {
      const file = w.put(`published${index}.csv`, publishedCsv([publishedValues(index + 1)], space));
      const { files } = await w.take([file]);
      expect(files[0]).toMatchObject({
        new: 1,
        quarantined: 0,
        repairs: { shifted_headers: 1 },
        layout: 'published',
      });
    }
    const rows =
      await w.core(`SELECT s.supplier_tin, s.supplier_name, c.contract_no, c.contract_satang, c.status, t.reference_satang, t.latitude, a.district_name
      FROM contracts AS c JOIN tenders AS t USING (tender_id) JOIN suppliers AS s ON s.supplier_id = c.supplier_id JOIN agencies AS a ON a.agency_id = t.agency_id ORDER BY contract_no`);
    expect(rows[0]).toEqual({
      supplier_tin: inventedTin(2),
      supplier_name: 'ห้างหุ้นส่วนจำกัด ช่างสมมุติ',
      contract_no: '1/2568',
      contract_satang: 8_750_000n,
      status: 'active',
      reference_satang: 8_800_000n,
      latitude: 13.54,
      district_name: 'เมืองสมุทรสาคร',
    });
  });

  it('lets a sound file of another year pass unrepaired, with its columns in any order', async () => {
    const values = publishedValues(7, {
      ปีงบประมาณ: '2567',
      วันที่ลงนามสัญญา: '3 ก.พ. 67',
      วันที่เกิดรายการ: '3 ก.พ. 67',
      วันที่สิ้นสุดสัญญา: '5 มี.ค. 67',
    });
    const headers = publishedHeader().reverse();
    const { files } = await w.take([w.put('sound.csv', soundCsv([values], headers))]);
    expect(files[0]).toMatchObject({ new: 1, quarantined: 0, repairs: {} });
    expect(await w.core('SELECT supplier_tin FROM suppliers')).toEqual([{ supplier_tin: inventedTin(2) }]);
  });

  it('repairs 29 cells under 32 headers halfway down, since the content proves where they belong', async () => {
    const cells = (n: number) => Object.values(publishedValues(n));
    const text = csv([publishedHeader(), [...cells(1), '', '', ''], cells(2), cells(3)]);
    const { files } = await w.take([w.put('halfway.csv', text)]);
    expect(files[0]).toMatchObject({ read: 3, new: 3, quarantined: 0, repairs: { shifted_headers: 3 } });
  });

  it('refuses a row whose values stand elsewhere without proof', async () => {
    const row = apiRow(1, { เลขนิติบุคคล: 'ห้างหุ้นส่วนจำกัด ช่างสมมุติ', ชื่อผู้ชนะ: inventedTin(2) });
    expect(await reasonsOf([row, apiRow(2)])).toEqual({ layout_unclear: 1 });
  });

  it('reads the short shape and statuses in a date column', async () => {
    const { เลขที่สัญญา: _no, วันที่สิ้นสุดสัญญา: _ends, สถานะสัญญา: _status, ...rest } = apiRow(1);
    const short = { ...rest, เลขนิติบุคคล: '4 ส.ค. 68', ชื่อผู้ชนะ: '11 ส.ค. 68', วันที่ลงนามสัญญา: 'ระหว่างดำเนินการ' };
    const ended = apiRow(2, { วันที่ลงนามสัญญา: 'สิ้นสุดสัญญา', สถานะสัญญา: '' });
    const { files } = await w.take([w.put('rows.jsonl', jsonLines([short, ended]))]);
    expect(files[0]).toMatchObject({ new: 2, repairs: { short_shape: 1, status_in_date: 1 } });
    expect(
      await w.core(
        'SELECT supplier_id IS NULL AS nobody, signed_day, ends_day, status FROM contracts ORDER BY tender_id',
      ),
    ).toEqual([
      { nobody: true, signed_day: 20_304, ends_day: 20_311, status: 'active' },
      { nobody: false, signed_day: null, ends_day: 20_115, status: 'ended' },
    ]);
  });

  it('takes JSON arrays, an API answer, gz, windows-874 and a semicolon alike', async () => {
    const answer = JSON.stringify({ success: true, result: { records: [apiRow(1), apiRow(2)] } });
    const { totals } = await w.take([
      w.put('answer.json', answer),
      w.put('array.json', JSON.stringify([apiRow(3)], null, 2)),
      w.put('rows.jsonl.gz', gzipSync(jsonLines([apiRow(4)]))),
      w.put('thai874.csv', windows874(soundCsv([publishedValues(5)]))),
      w.put('semicolon.csv', soundCsv([publishedValues(6)]).replaceAll(',', ';')),
    ]);
    expect(totals).toMatchObject({ read: 6, new: 6, quarantined: 0 });
    expect(await w.core('SELECT count(DISTINCT agency_id) AS n FROM agencies')).toEqual([{ n: 2n }]);
  });

  it('takes a file that is handed in twice, under two names, once', async () => {
    const text = jsonLines([apiRow(1), apiRow(2)]);
    const twins = ['a.jsonl', 'b.jsonl', 'c.jsonl'].map((name) => w.put(name, text));
    const { files, totals } = await w.take(twins);
    expect(files.map(({ name, new: fresh, unchanged }) => [name, fresh, unchanged])).toEqual([
      ['a.jsonl', 2, 0],
      ['b.jsonl', 0, 2],
      ['c.jsonl', 0, 2],
    ]);
    expect(totals).toEqual({ read: 6, new: 2, changed: 0, unchanged: 4, quarantined: 0 });
  });

  it('says of a file of another kind that its header is unknown, and keeps its rows in view', async () => {
    const { files } = await w.take([w.put('other.csv', 'a,b,c\n1,2,3\n4,5,6\n')]);
    expect(files[0]).toMatchObject({
      read: 2,
      quarantined: 2,
      reasons: { unknown_layout: 2 },
      layout: 'unknown',
    });
  });
});

/** Thai text as windows-874 bytes: U+0E01-U+0E5B stand at 0xA1-0xFB. */
function windows874(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return code < 128 ? code : code - 0x0e00 + 0xa0;
    }),
  );
}

describe('values', () => {
  it('reads Thai digits, four-digit years and amounts with commas', async () => {
    const row = apiRow(1, {
      'ราคาตกลงซื้อ/จ้าง': '๑๑,๕๐๐.๕๐',
      วันที่ลงนามสัญญา: '๒๐ มกราคม ๒๕๖๘',
      รหัสโครงการ: '๖๘๐๑๐๐๐๐๐๐๑',
      ปีงบประมาณ: '68',
    });
    expect(await reasonsOf([row])).toEqual({});
    expect(await w.core('SELECT project_id, agreed_satang, signed_day, fiscal_year_be FROM tenders')).toEqual(
      [{ project_id: '68010000001', agreed_satang: 1_150_050n, signed_day: 20_108, fiscal_year_be: 2568 }],
    );
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
    [
      'tax_id_check_digit',
      { เลขนิติบุคคล: `${inventedTin(1).slice(0, 12)}${(Number(inventedTin(1)[12]) + 1) % 10}` },
    ],
    ['unknown_province', { จังหวัด: 'แดนสนธยา' }],
    ['fiscal_year_format', { ปีงบประมาณ: 'สองห้าหกแปด' }],
  ])('%s: %o waits with its line, and the good row beside it is taken', async (reason, change) => {
    expect(await reasonsOf([apiRow(1), apiRow(2, change as ApiRow)])).toEqual({ [reason]: 1 });
    expect(await waitingRows(w.data)).toMatchObject([{ line: 2, reason, file: 'rows.jsonl' }]);
    expect(await w.core('SELECT count(*) AS n FROM tenders')).toEqual([{ n: 1n }]);
  });

  it('proves a lost leading zero and spaces in an id, and keeps D ids and masked persons as they are', async () => {
    const rows = [
      apiRow(1, { เลขนิติบุคคล: withCheck('010553600031').slice(1) }),
      apiRow(2, { เลขนิติบุคคล: ` ${inventedTin(3).replace(/(.)(....)(.*)/u, '$1 $2 $3')}` }),
      apiRow(3, { เลขนิติบุคคล: 'D888888888001' }),
      apiRow(4, { เลขนิติบุคคล: '330990095xxxx', ชื่อผู้ชนะ: 'ร้านสมมุติ' }),
    ];
    const { files } = await w.take([w.put('ids.jsonl', jsonLines(rows))]);
    expect(files[0]).toMatchObject({ quarantined: 0, repairs: { leading_zero: 1 } });
    expect(
      await w.core('SELECT supplier_kind, is_person, supplier_tin FROM suppliers ORDER BY supplier_id'),
    ).toEqual([
      { supplier_kind: 'person', is_person: true, supplier_tin: null },
      { supplier_kind: 'special', is_person: false, supplier_tin: null },
      { supplier_kind: 'company', is_person: false, supplier_tin: withCheck('010553600031') },
      { supplier_kind: 'company', is_person: false, supplier_tin: inventedTin(3) },
    ]);
  });

  it('resolves the spellings of a province', async () => {
    const names = ['สมุทรสาคร', 'จ.สมุทรสาคร', 'จังหวัดสมุทรสาคร', 'Samut Sakhon', ' สมุทรสาคร '];
    expect(await reasonsOf(names.map((name, i) => apiRow(i, { จังหวัด: name })))).toEqual({});
    expect(await w.core('SELECT DISTINCT province_iso, pacc_area FROM tenders')).toEqual([
      { province_iso: 'TH-74', pacc_area: 7 },
    ]);
  });
});

function withCheck(twelve: string): string {
  let sum = 0;
  for (let i = 0; i < 12; i += 1) sum += Number(twelve[i]) * (13 - i);
  return twelve + String((11 - (sum % 11)) % 10);
}
