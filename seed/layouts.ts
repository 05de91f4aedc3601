/**
 * The world's purchases as rows of the two real layouts, with the faults that the real files have:
 * the published file whose three "(Eng)" headers have no column, the search API's rows, its short
 * shape, and a status where the signing date belongs.
 */
import type { Purchase } from '#seed/purchases.ts';
import { fiscalYear } from '#seed/purchases.ts';
import { projectNumber } from '#seed/names.ts';
import { inThaiDigits } from '#seed/titles.ts';
import { calendarOf, formatDay } from '#kernel/thai-date.ts';

export type ApiRow = Record<string, string>;

/** A purchase with the numbers that the source gives it. */
export interface Numbered {
  purchase: Purchase;
  projectId: string;
  contractNos: readonly string[];
}

const methodWords: Record<Purchase['method'], { name: string; inTitle: (title: string) => string }> = {
  direct: { name: 'เฉพาะเจาะจง', inTitle: (title) => `${title} โดยวิธีเฉพาะเจาะจง` },
  selective: { name: 'คัดเลือก', inTitle: (title) => `${title} โดยวิธีคัดเลือก` },
  e_bidding: {
    name: 'ประกวดราคาอิเล็กทรอนิกส์ (e-bidding)',
    inTitle: (title) => `ประกวดราคา${title} ด้วยวิธีประกวดราคาอิเล็กทรอนิกส์ (e-bidding)`,
  },
};

const constantMethod = 'วิธีการจัดหา ประกาศเชิญชวนทั่วไป คัดเลือก เฉพาะเจาะจง'; // one text in every row of the source

/** Project numbers by the month of signing, contract numbers by agency in the order of signing. */
export function numbered(purchases: readonly Purchase[]): Numbered[] {
  const contractsOf = new Map<string, number>();
  return purchases.map((purchase, index) => {
    const { year, month } = calendarOf(purchase.announcedDay ?? purchase.signedDay);
    const first = contractsOf.get(purchase.agency.key) ?? 0;
    contractsOf.set(purchase.agency.key, first + purchase.sellers.length);
    const contractNos = purchase.sellers.map((_, place) => `${first + place + 1}/${fiscalYear}`);
    return { purchase, projectId: projectNumber(year + 543, month, index + 1), contractNos };
  });
}

/** '20 ม.ค. 68', the short Thai form of the source. */
export function sourceDay(day: number): string {
  return formatDay(day).replace(/ 25(\d\d)$/u, ' $1');
}

function announcedText({ announcedDay }: Purchase): string {
  return announcedDay === null ? '-' : sourceDay(announcedDay);
}

/** 15 of 100 contracts are still open in the source; here those that end after mid-October. */
function statusOf(purchase: Purchase): string {
  const { year, month, dayOfMonth } = calendarOf(purchase.endsDay);
  return year * 10_000 + month * 100 + dayOfMonth > 20_251_015 ? 'ระหว่างดำเนินการ' : '';
}

/** One row per contract, as the search API answers; names no id for persons and shops. */
export function apiRows({ purchase, projectId, contractNos }: Numbered, code: string): ApiRow[] {
  return purchase.sellers.map((seller, index) => ({
    รหัสโครงการ: projectId,
    ชื่อโครงการ: methodWords[purchase.method].inTitle(purchase.title),
    'งบประมาณ(บาท)': String(purchase.budget),
    กลุ่มวิธีจัดซื้อฯ: methodWords[purchase.method].name,
    วิธีจัดซื้อฯ: constantMethod,
    ชื่อหน่วยงาน: purchase.agency.name,
    จังหวัด: purchase.agency.province.name,
    'เขต/อำเภอ': purchase.agency.district,
    ปีงบประมาณ: String(fiscalYear),
    ชื่อผู้ชนะ: seller.name,
    เลขนิติบุคคล: seller.kind === 'firm' ? seller.taxId : '',
    'ราคาตกลงซื้อ/จ้าง': String(purchase.agreed),
    'งบสัญญา(บาท)': '',
    วันที่ลงนามสัญญา: sourceDay(purchase.signedDay),
    วันที่ประกาศ: announcedText(purchase),
    เลขที่สัญญา: contractNos[index]!,
    วันที่สิ้นสุดสัญญา: sourceDay(purchase.endsDay),
    สถานะสัญญา: statusOf(purchase),
    รหัสหน่วยงาน: code,
  }));
}

/** The API's short shape: the end under the winner's name, the signing day under the tax id, the status under the signing day. */
export function shortShape(row: ApiRow): ApiRow {
  const { เลขที่สัญญา: _no, สถานะสัญญา: _status, วันที่สิ้นสุดสัญญา: ends, วันที่ลงนามสัญญา: signed, ...rest } = row;
  const { รหัสหน่วยงาน: code, ...facts } = rest;
  return {
    ...facts,
    ชื่อผู้ชนะ: ends ?? '',
    เลขนิติบุคคล: signed ?? '',
    วันที่ลงนามสัญญา: 'ระหว่างดำเนินการ',
    รหัสหน่วยงาน: code ?? '',
  };
}

/** A row whose signing day the source has replaced by a status. */
export function statusInDate(row: ApiRow): ApiRow {
  return { ...row, วันที่ลงนามสัญญา: 'สิ้นสุดสัญญา', สถานะสัญญา: '' };
}

// prettier-ignore
export const publishedHeader = [
  '_id', 'ลำดับ', 'รหัสโครงการ', 'ชื่อโครงการ', 'ชื่อประเภทโครงการ', 'ชื่อหน่วยงาน', 'ชื่อหน่วยงานย่อย', 'วิธีจัดซื้อฯ', 'กลุ่มวิธีจัดซื้อฯ', 'วันที่ประกาศ',
  'งบประมาณ(บาท)', 'ราคากลาง(บาท)', 'ราคาตกลงซื้อ/จ้าง', 'ปีงบประมาณ', 'วันที่เกิดรายการ', 'จังหวัด', 'จังหวัด (Eng)', 'เขต/อำเภอ', 'เขต/อำเภอ (Eng)', 'แขวง/ตำบล', 'แขวง/ตำบล (Eng)',
  'สถานะโครงการ', 'พิกัดของโครงการ', 'ละติจูดโครงการ', 'ลองจิจูดโครงการ', 'เลขนิติบุคคล', 'ชื่อผู้ชนะ', 'เลขที่สัญญา', 'วันที่ลงนามสัญญา', 'วันที่สิ้นสุดสัญญา', 'งบสัญญา(บาท)', 'สถานะสัญญา',
] as const;

/** One row per contract of the published file: three values fewer than headers, so three empty ones at the end. */
export function publishedRows(
  { purchase, projectId, contractNos }: Numbered,
  firstNumber: number,
): string[][] {
  const { agency } = purchase;
  const title = methodWords[purchase.method].inTitle(purchase.title);
  const status = statusOf(purchase) || 'สิ้นสุดสัญญา';
  // prettier-ignore
  return purchase.sellers.map((seller, index) => [
    String(firstNumber + index), String(firstNumber + index), projectId, title, purchase.kind, agency.parentName, agency.name, constantMethod, methodWords[purchase.method].name, announcedText(purchase),
    String(purchase.budget), String(purchase.reference), String(purchase.agreed), String(fiscalYear), sourceDay(purchase.signedDay), agency.province.name, agency.district, agency.place,
    status, '', '', '', seller.taxId, seller.name, contractNos[index]!, sourceDay(purchase.signedDay), sourceDay(purchase.endsDay), String(purchase.contracts[index]), status,
    '', '', '',
  ]);
}

/** Rows that no repair can prove right: each has one fault, and intake must set each aside with a reason. */
export function faultyRows(sound: readonly ApiRow[]): string[] {
  const faults: ((row: ApiRow) => ApiRow)[] = [
    (row) => ({ ...row, รหัสโครงการ: '' }),
    (row) => ({ ...row, รหัสโครงการ: '6.80101E+10' }),
    (row) => ({ ...row, 'งบประมาณ(บาท)': '12,000,50' }),
    (row) => ({ ...row, 'ราคาตกลงซื้อ/จ้าง': '-4500' }),
    (row) => ({ ...row, วันที่ลงนามสัญญา: '31 เม.ย. 68' }),
    (row) => ({ ...row, วันที่สิ้นสุดสัญญา: inThaiDigits('29 ก.พ. 68') }),
    (row) => ({
      ...row,
      เลขนิติบุคคล: `${(row['เลขนิติบุคคล'] ?? '').slice(0, 12)}${(Number(row['เลขนิติบุคคล']?.[12]) + 1) % 10}`,
    }),
    (row) => ({ ...row, จังหวัด: 'เมืองสมมุติ' }),
    (row) => ({ ...row, ปีงบประมาณ: 'สองห้าหกแปด' }),
  ];
  const lines = faults.map((spoil, index) => JSON.stringify(spoil(sound[index]!)));
  return [...lines, JSON.stringify(sound[faults.length]).slice(0, 180)]; // cut off in the middle
}
