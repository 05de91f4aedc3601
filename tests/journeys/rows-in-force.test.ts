/** Which rows are in force: what stands twice, what comes later, what is missing, what is undone. */
import { beforeEach, describe, expect, it } from 'vitest';
import { exportRaw, waitingRows } from '#procurement/quarantine.ts';
import { forgetFile } from '#procurement/run.ts';
import { sourcesAccount } from '#procurement/sources.ts';
import { currentGeneration } from '#procurement/workspace.ts';
import { apiRow, inventedTin, jsonLines, type ApiRow } from '../egp-rows.ts';
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

describe('what stands twice', () => {
  it('counts the same file, and the same rows in another file, once', async () => {
    const first = w.put('a.jsonl', jsonLines([apiRow(1), apiRow(2)]));
    await w.take([first]);
    const before = currentGeneration(w.data)!.n;
    const again = await w.take([first]);
    expect(again.totals).toEqual({ read: 2, new: 0, changed: 0, unchanged: 2, quarantined: 0 });
    expect(currentGeneration(w.data)!.n).toBe(before);
    const overlap = await w.take([w.put('b.jsonl', jsonLines([apiRow(2), apiRow(3), apiRow(3)]))]);
    expect(overlap.totals).toEqual({ read: 3, new: 1, changed: 0, unchanged: 2, quarantined: 0 });
    expect(await w.core('SELECT count(*) AS n, sum(amount_satang)::BIGINT AS satang FROM awards')).toEqual([
      { n: 3n, satang: 3_450_150n },
    ]);
  });

  it('lets the later file win by its own date, whatever the order of imports', async () => {
    const old = w.put('old.jsonl', jsonLines([apiRow(1)]));
    const corrected = w.put(
      'new.jsonl',
      jsonLines([
        apiRow(1, { 'ราคาตกลงซื้อ/จ้าง': '9000', ชื่อผู้ชนะ: 'บริษัท อีกสมมุติ จำกัด', เลขนิติบุคคล: inventedTin(9) }),
      ]),
    );
    await w.take([corrected], { asAt: '2025-11-30' });
    const late = await w.take([old], { asAt: '2025-10-31' });
    expect(late.totals).toMatchObject({ new: 1 }); // another supplier's row, but of an older day: it does not stand
    expect(await w.core('SELECT amount_satang FROM awards')).toEqual([{ amount_satang: 900_000n }]);
  });

  it('knows one project under the parent and the child code of one body', async () => {
    const rows = [apiRow(1), apiRow(1, { รหัสหน่วยงาน: '001499900' }), apiRow(2, { รหัสหน่วยงาน: '001499900' })];
    expect((await w.take([w.put('codes.jsonl', jsonLines(rows))])).totals.new).toBe(3);
    expect(await w.core('SELECT agency_id, award_count, whole_year FROM agencies')).toEqual([
      { agency_id: 'agency:egp:6749901', award_count: 2n, whole_year: true },
    ]);
  });

  it('says when two bodies of one name cannot be told apart', async () => {
    const rows = [apiRow(1), apiRow(1, { รหัสหน่วยงาน: '6749955' })];
    await w.take([w.put('homonyms.jsonl', jsonLines(rows))]);
    expect(await w.core('SELECT whole_year, not_whole_reason FROM agencies')).toEqual([
      { whole_year: false, not_whole_reason: 'agency_ambiguous' },
    ]);
  });

  it('keeps several contracts of one project apart and counts the project once', async () => {
    const rows = [
      apiRow(1, { เลขที่สัญญา: 'ก/1' }),
      apiRow(1, { เลขที่สัญญา: 'ก/2', เลขนิติบุคคล: inventedTin(2), ชื่อผู้ชนะ: 'หจก.สมมุติ' }),
    ];
    await w.take([w.put('many.jsonl', jsonLines(rows))]);
    expect(
      await w.core(
        'SELECT amount_basis, amount_satang, tender_award_rank, agreed_satang FROM awards ORDER BY tender_award_rank',
      ),
    ).toEqual([
      { amount_basis: 'unknown', amount_satang: null, tender_award_rank: 1n, agreed_satang: 1_150_050n },
      { amount_basis: 'unknown', amount_satang: null, tender_award_rank: 2n, agreed_satang: 1_150_050n },
    ]);
    expect(await w.core('SELECT count(*) AS n FROM tenders')).toEqual([{ n: 1n }]);
  });

  it('refuses two different projects under one number', async () => {
    const other = apiRow(1, { ชื่อหน่วยงาน: 'เทศบาลตำบลคนละแห่ง', ชื่อโครงการ: 'จ้างทำป้าย', รหัสหน่วยงาน: '5749902' });
    expect(await reasonsOf([apiRow(1), other, apiRow(2)])).toEqual({ project_id_conflict: 2 });
  });

  it('calls an agency of exactly 300 rows cut, and a sample a sample', async () => {
    const cut = Array.from({ length: 300 }, (_, i) => apiRow(i));
    await w.take([
      w.put('cut.jsonl', jsonLines(cut)),
      w.put(
        'one-sample.jsonl',
        jsonLines([apiRow(900, { รหัสหน่วยงาน: '6749977', ชื่อหน่วยงาน: 'เทศบาลตำบลสุ่ม' })]),
      ),
    ]);
    expect(await w.core('SELECT agency_code, not_whole_reason FROM agencies ORDER BY 1')).toEqual([
      { agency_code: '6749901', not_whole_reason: 'source_cut' },
      { agency_code: '6749977', not_whole_reason: 'source_sampled' },
    ]);
  });
});

describe('what is loaded and what is missing', () => {
  it('counts whole, sampled and missing provinces, and files with their dates', async () => {
    await w.take([w.put('whole.jsonl', jsonLines([apiRow(1)]))], { asAt: '2025-10-31' });
    await w.take([w.put('x-sample.jsonl', jsonLines([apiRow(2, { จังหวัด: 'กระบี่', รหัสหน่วยงาน: '6819901' })]))]);
    const account = await sourcesAccount(w.data);
    expect(account.years).toMatchObject([
      { fiscal_year_be: 2568, rows: 2, provinces_whole: ['TH-74'], provinces_partial: ['TH-81'] },
    ]);
    expect(account.years[0]!.provinces_missing).toHaveLength(75);
    expect(account.files.map((file) => [file.name, file.as_at, file.sampled])).toEqual([
      ['whole.jsonl', '2025-10-31', false],
      ['x-sample.jsonl', null, true],
    ]);
    expect(account.source.where.length).toBeGreaterThan(0);
  });

  it('sees from the contract numbers that most of an agency is missing', async () => {
    const every = (step: number) =>
      Array.from({ length: 30 }, (_, i) =>
        apiRow(step * 1000 + i, {
          เลขที่สัญญา: `${i * step + 1}/2568`,
          รหัสหน่วยงาน: `674990${step % 9}`,
          ชื่อหน่วยงาน: `องค์การบริหารส่วนตำบลลำดับ${step}`,
        }),
      );
    await w.take([w.put('numbers.jsonl', jsonLines([...every(1), ...every(20)]))]);
    expect(
      await w.core('SELECT round(numbering_share, 2) AS share, not_whole_reason FROM agencies ORDER BY 1'),
    ).toEqual([
      { share: 0.05, not_whole_reason: 'source_thin' },
      { share: 1, not_whole_reason: null },
    ]);
  });
});

describe('mending and undoing', () => {
  it('exports a broken row raw, takes the mended one, and then waits for it no more', async () => {
    await w.take([
      w.put(
        'rows.jsonl',
        jsonLines([
          apiRow(1),
          apiRow(2, { 'งบประมาณ(บาท)': '12,000,50', ชื่อผู้ชนะ: 'นายสมมุติ ตัวอย่าง', เลขนิติบุคคล: '' }),
        ]),
      ),
    ]);
    const [raw] = await exportRaw(w.data);
    expect(JSON.parse(raw!)).toMatchObject({ ชื่อผู้ชนะ: 'นายสมมุติ ตัวอย่าง', 'งบประมาณ(บาท)': '12,000,50' });
    const mended = await w.take([w.put('mended.jsonl', raw!.replace('12,000,50', '12,000.50'))]);
    expect(mended.totals).toMatchObject({ read: 1, new: 1, quarantined: 0 });
    expect(await waitingRows(w.data)).toEqual([]);
  });

  it('masks persons in what the list of waiting rows shows', async () => {
    await w.take([w.put('rows.jsonl', jsonLines([apiRow(1, { เลขนิติบุคคล: '1234567890123' })]))]);
    const shown = JSON.stringify(await waitingRows(w.data));
    expect(shown).not.toContain('1234567890123');
    expect(shown).toContain('tax_id');
  });

  it('forgets a file: core is what it was before, byte for byte', async () => {
    await w.take([w.put('a.jsonl', jsonLines([apiRow(1), apiRow(2)]))]);
    const before = w.coreHash();
    const { files } = await w.take([
      w.put('b.jsonl', jsonLines([apiRow(2, { 'ราคาตกลงซื้อ/จ้าง': '1' }), apiRow(5)])),
    ]);
    expect(w.coreHash()).not.toBe(before);
    await forgetFile(w.data, files[0]!.file_id);
    expect(w.coreHash()).toBe(before);
    await expect(forgetFile(w.data, 'ffffffffffffffff')).rejects.toMatchObject({
      code: 'workspace.unknown_file',
    });
  });
});
