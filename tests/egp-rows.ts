/**
 * Invented contract rows in the real layouts, for tests. Every agency, firm and number is made up; the tax
 * ids have right check digits and belong to nobody (registering province 99 does not exist).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkDigit } from '#kernel/tax-id.ts';

export type ApiRow = Record<string, string>;

/** A juristic person's id that exists nowhere, from a number below 100,000. */
export function inventedTin(n: number, yearBe = 2560): string {
  const twelve = `0995${String(yearBe).slice(1)}${String(n).padStart(5, '0')}`.slice(0, 12);
  return twelve + String(checkDigit(twelve));
}

/** One row as the search API answers it. */
export function apiRow(n: number, changes: ApiRow = {}): ApiRow {
  return {
    รหัสโครงการ: `6801${String(n).padStart(7, '0')}`,
    ชื่อโครงการ: `ซื้อวัสดุสำนักงาน ครั้งที่ ${n} โดยวิธีเฉพาะเจาะจง`,
    'งบประมาณ(บาท)': '12000',
    กลุ่มวิธีจัดซื้อฯ: 'เฉพาะเจาะจง',
    วิธีจัดซื้อฯ: 'วิธีการจัดหา ประกาศเชิญชวนทั่วไป คัดเลือก เฉพาะเจาะจง',
    ชื่อหน่วยงาน: 'องค์การบริหารส่วนตำบลบ้านตัวอย่าง',
    จังหวัด: 'สมุทรสาคร',
    'เขต/อำเภอ': 'ตัวอย่าง',
    ปีงบประมาณ: '2568',
    ชื่อผู้ชนะ: 'บริษัท สมมุติการค้า จำกัด',
    เลขนิติบุคคล: inventedTin(1),
    'ราคาตกลงซื้อ/จ้าง': '11500.50',
    'งบสัญญา(บาท)': '',
    วันที่ลงนามสัญญา: '20 ม.ค. 68',
    วันที่ประกาศ: '-',
    เลขที่สัญญา: `${n}/2568`,
    วันที่สิ้นสุดสัญญา: '27 ม.ค. 68',
    สถานะสัญญา: 'ระหว่างดำเนินการ',
    รหัสหน่วยงาน: '6749901',
    ...changes,
  };
}

export const jsonLines = (rows: readonly ApiRow[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join('');

const english = (space: string) =>
  [`จังหวัด${space}(Eng)`, `เขต/อำเภอ${space}(Eng)`, `แขวง/ตำบล${space}(Eng)`] as const;

/** The header of the published file; the "(Eng)" headers are written with or without a space. */
export function publishedHeader(space = ' '): string[] {
  const [province, district, subdistrict] = english(space);
  return `_id,ลำดับ,รหัสโครงการ,ชื่อโครงการ,ชื่อประเภทโครงการ,ชื่อหน่วยงาน,ชื่อหน่วยงานย่อย,วิธีจัดซื้อฯ,กลุ่มวิธีจัดซื้อฯ,วันที่ประกาศ,งบประมาณ(บาท),ราคากลาง(บาท),ราคาตกลงซื้อ/จ้าง,ปีงบประมาณ,วันที่เกิดรายการ,จังหวัด,${province},เขต/อำเภอ,${district},แขวง/ตำบล,${subdistrict},สถานะโครงการ,พิกัดของโครงการ,ละติจูดโครงการ,ลองจิจูดโครงการ,เลขนิติบุคคล,ชื่อผู้ชนะ,เลขที่สัญญา,วันที่ลงนามสัญญา,วันที่สิ้นสุดสัญญา,งบสัญญา(บาท),สถานะสัญญา`.split(
    ',',
  );
}

/** The values of one published row by their right names (29 of them: no "(Eng)" column has a value). */
export function publishedValues(n: number, changes: Record<string, string> = {}): Record<string, string> {
  return {
    _id: String(n),
    ลำดับ: String(n),
    รหัสโครงการ: `6802${String(n).padStart(7, '0')}`,
    ชื่อโครงการ: `จ้างซ่อมแซมอาคาร หลังที่ ${n} โดยวิธีเฉพาะเจาะจง`,
    ชื่อประเภทโครงการ: 'จ้างทำของ/จ้างเหมาบริการ',
    ชื่อหน่วยงาน: 'กรมสมมุติ',
    ชื่อหน่วยงานย่อย: 'สำนักงานสมมุติจังหวัดสมุทรสาคร',
    วิธีจัดซื้อฯ: 'วิธีการจัดหา ประกาศเชิญชวนทั่วไป คัดเลือก เฉพาะเจาะจง',
    กลุ่มวิธีจัดซื้อฯ: 'เฉพาะเจาะจง',
    วันที่ประกาศ: '-',
    'งบประมาณ(บาท)': '90000',
    'ราคากลาง(บาท)': '88000',
    'ราคาตกลงซื้อ/จ้าง': '87500',
    ปีงบประมาณ: '2568',
    วันที่เกิดรายการ: '3 ก.พ. 68',
    จังหวัด: 'สมุทรสาคร',
    'เขต/อำเภอ': 'เมืองสมุทรสาคร',
    'แขวง/ตำบล': 'มหาชัย',
    สถานะโครงการ: 'ระหว่างดำเนินการ',
    พิกัดของโครงการ: 'POINT(100.27 13.54)',
    ละติจูดโครงการ: '13.54',
    ลองจิจูดโครงการ: '100.27',
    เลขนิติบุคคล: inventedTin(2),
    ชื่อผู้ชนะ: 'ห้างหุ้นส่วนจำกัด ช่างสมมุติ',
    เลขที่สัญญา: `${n}/2568`,
    วันที่ลงนามสัญญา: '3 ก.พ. 68',
    วันที่สิ้นสุดสัญญา: '5 มี.ค. 68',
    'งบสัญญา(บาท)': '87500',
    สถานะสัญญา: 'ระหว่างดำเนินการ',
    ...changes,
  };
}

const cell = (text: string) => (/[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
export const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\n`).join('');

/** The published file with its defect: values stand to the left of their headers, three cells are empty. */
export function publishedCsv(rows: readonly Record<string, string>[], space = ' '): string {
  return csv([publishedHeader(space), ...rows.map((row) => [...Object.values(row), '', '', ''])]);
}

/** A sound file: every value under its own header, columns in any order told. */
export function soundCsv(
  rows: readonly Record<string, string>[],
  headers = Object.keys(rows[0] ?? {}),
): string {
  return csv([headers, ...rows.map((row) => headers.map((name) => row[name] ?? ''))]);
}

/** A fresh folder, gone when the tests of the file have run. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'truatkhap-test-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
