/** Rows that wait, by pages alone: seen with place, reason and cell, mended or left out by somebody, and sent again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openDuckdb, sqlText } from '#platform/duckdb.ts';
import { apiRow, inventedTin, jsonLines } from '#tests/egp-rows.ts';
import { formsIn } from '#tests/forms.ts';
import { importDesk, uploadAddress, uploadOf, wordsOf } from '#tests/import-desk.ts';
import type { Reply, SiteReader } from '#tests/signed-in.ts';

const desk = importDesk();
const tin = inventedTin(1);
const wrongTin = `${tin.slice(0, 12)}${(Number(tin[12]) + 1) % 10}`;
let officer: SiteReader;
/** The import with rows that wait. */
let imported = '';

const bad = {
  number: apiRow(2, { รหัสโครงการ: '6.801E+10' }),
  year: apiRow(3, { วันที่ลงนามสัญญา: '20 ม.ค. 2025' }),
  person: apiRow(4, { ชื่อผู้ชนะ: 'นาย สมชาย สมมุติ', เลขนิติบุคคล: wrongTin }),
};

beforeAll(async () => {
  officer = await desk.enter('officer');
  const text = `${jsonLines([apiRow(1), bad.number, bad.year, bad.person])}{"ไม่ใช่ข้อมูล\n`;
  const typed = { asAt: '31 ม.ค. 2568', sampled: 'whole' };
  imported = (await officer.post(await uploadAddress(officer), uploadOf([['ธันวาคม.jsonl', text]], typed)))
    .location;
  await desk.ended(officer, imported);
}, 60_000);

/** Link of the waiting row on this line. */
async function rowOn(line: number): Promise<string> {
  const { html } = await officer.get(`${imported}/waiting`);
  return new RegExp(`href="(/desk/imports/[^"]*/waiting/[0-9a-z]+-${line}-[0-9a-f]+)"`, 'u').exec(html)![1]!;
}

/** Sends a form of the page as a browser would, with these fields typed over what stands in it. */
async function send(
  reader: SiteReader,
  address: string,
  action: string,
  typed: Record<string, string>,
): Promise<Reply> {
  const { html } = await reader.get(address);
  const form = formsIn(html, address).find((one) => one.action.includes(`?/${action}`));
  expect(form, `${action} on ${address}`).toBeDefined();
  const fields = Object.fromEntries(form!.fields.map(({ name, value }) => [name, value]));
  return reader.post(form!.action, { ...fields, ...typed });
}

/** The field of a cell, found by its label. */
function fieldOf(html: string, label: string): string {
  const at = html.indexOf(`>${label}<`);
  return /for="field-(cell-\d+)"/u.exec(html.slice(html.lastIndexOf('<label', at), at + 1))![1]!;
}

describe('rows that wait', () => {
  test('are shown with their place, reason and cell; names of natural persons are covered', async () => {
    const page = await officer.get(`${imported}/waiting`);
    const words = wordsOf(page.html);
    for (const shown of [
      'บรรทัด 2',
      'รหัสโครงการต้องเป็นตัวเลข 11 หลัก',
      '6.801E+10',
      'ปี ค.ศ.',
      'หลักตรวจสอบ',
      'ไม่ใช่ข้อมูล JSON',
    ])
      expect(words).toContain(shown);
    const row = await officer.get(await rowOn(4));
    expect(row.html).not.toContain('สมชาย');
    const unreadable = await officer.get(await rowOn(5));
    expect(wordsOf(unreadable.html)).toContain('แยกเป็นช่องไม่ได้');
    expect(unreadable.html).toContain('ไม่ใช่ข้อมูล');
  });

  test('are there for the office that brought the file, and for nobody else', async () => {
    const row = await rowOn(2);
    for (const who of ['colleague', 'director', 'centre', 'administrator'] as const)
      expect((await (await desk.enter(who)).get(row)).status, who).toBe(200);
    for (const who of ['elsewhere', 'governor', 'head', 'dpo'] as const) {
      const reader = await desk.enter(who);
      const nothing = await reader.get(`${imported.slice(0, -4)}0000/waiting`);
      for (const address of [imported, `${imported}/progress`, `${imported}/waiting`, row])
        expect((await reader.get(address)).status, `${who} ${address}`).toBe(nothing.status);
      expect(nothing.status).toBe(404);
      expect((await reader.post(`${row}?/leave`, { why: 'ไม่ใช่ของเขตนี้' })).status).toBe(404);
    }
    const other = row
      .replace(/.$/u, (last) => (last === '0' ? '1' : '0'))
      .split('/')
      .at(-1)!;
    for (const odd of ['x', other, 'a-1-0000000000000000', '0-0-0'])
      expect((await officer.get(`${imported}/waiting/${odd}`)).status, odd).toBe(404);
  });

  test('are mended or left out once, by somebody who is named, and can be thought over', async () => {
    const [number, person, unreadable] = [await rowOn(2), await rowOn(4), await rowOn(5)];
    expect((await send(officer, number, 'mend', {})).status).toBe(422); // nothing was changed
    const cell = fieldOf((await officer.get(number)).html, 'รหัสโครงการ');
    expect((await send(officer, number, 'mend', { [cell]: '68010009999' })).status).toBe(303);
    const late = await officer.post(`${number}?/leave`, { why: 'มาทีหลังอีกแท็บหนึ่ง' });
    expect(late.status).toBe(409);
    const colleague = await desk.enter('colleague');
    const seen = wordsOf((await colleague.get(number)).html);
    expect(seen).toContain('68010009999');
    expect(seen).toContain('แก้แล้ว รอส่งนำเข้า');

    expect((await send(officer, unreadable, 'leave', { why: 'สั้น' })).status).toBe(422);
    await send(officer, unreadable, 'leave', { why: 'บรรทัดที่ต้นทางพิมพ์ไม่จบ' });
    await send(colleague, unreadable, 'withdraw', {});
    expect(wordsOf((await officer.get(unreadable)).html)).toContain('ไม่นำแถวนี้เข้า');
    await send(officer, unreadable, 'leave', { why: 'บรรทัดที่ต้นทางพิมพ์ไม่จบ' });

    const tinCell = fieldOf((await officer.get(person)).html, 'เลขนิติบุคคล');
    expect((await send(officer, person, 'mend', { [tinCell]: tin })).status).toBe(303);
    const events = await desk.office.owner<{ name: string; data: object }>(
      `SELECT name, data FROM office.events WHERE subject_kind = 'waiting_row' ORDER BY event_no`,
    );
    expect(events.map(({ name }) => name.replace('waiting_row.', ''))).toEqual([
      'mended',
      'left_out',
      'withdrawn',
      'left_out',
      'mended',
    ]);
    expect(JSON.stringify(events)).not.toMatch(/68010009999|พิมพ์ไม่จบ|สมชาย/u);
  });

  test('once mended, are sent as an import of their own, with the day of the file they came from', async () => {
    const sent = await send(officer, `${imported}/waiting`, 'send', {});
    expect(sent.location).toMatch(/^\/desk\/imports\/[0-9a-f-]{36}$/u);
    const words = wordsOf(await desk.ended(officer, sent.location));
    expect(words).toContain('อ่าน 2 แถว = ใหม่ 2 + เปลี่ยน 0 + เหมือนเดิม 0 + รอแก้ไข 0');
    expect(words).toContain('31 ม.ค. 2568');
    const again = await officer.post(`${imported}/waiting?/send`, { fileId: 'x' });
    expect(again.status).toBe(409);
    const after = wordsOf((await officer.get(`${imported}/waiting`)).html);
    expect(after).toContain('ส่งนำเข้าแล้ว'); // its number was wrong: nothing else tells that it has come in
    expect(after).toContain('ยังรอ');
    expect(after).not.toContain('หลักตรวจสอบ'); // its number was right: it waits no longer
    const [row] = await desk.office.owner(
      `SELECT purpose FROM office.imports ORDER BY queued_at DESC LIMIT 1`,
    );
    expect(row).toEqual({ purpose: 'mended' });
  }, 60_000);

  test('keep what was covered and left alone: the mended row is the record itself', async () => {
    const manifest = JSON.parse(
      readFileSync(join(desk.workspace, 'generations', '2', 'manifest.json'), 'utf8'),
    ) as {
      files: { file_id: string; name: string }[];
    };
    const mended = manifest.files.find(({ name }) => name.startsWith('แก้แล้ว'))!;
    const db = await openDuckdb();
    try {
      const path = join(desk.workspace, 'generations', '2', 'raw', `${mended.file_id}.parquet`);
      const rows = await db.all<object>(`SELECT * FROM ${sqlText(path)}`);
      const text = JSON.stringify(rows, (_, cell: unknown) =>
        typeof cell === 'bigint' ? String(cell) : cell,
      );
      expect(text).toContain('สมชาย สมมุติ');
      expect(text).toContain('68010009999');
    } finally {
      db.close();
    }
  });
});
