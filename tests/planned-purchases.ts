/** Invented plans for the pre-check, and an invented year of public rows beside them. Nobody in them is real. */
import { dayOf } from '#kernel/thai-date.ts';
import type { Draft } from '#procurement/precheck.ts';
import { openReadingPool, type ReadingPool } from '#procurement/read.ts';
import { importFiles } from '#procurement/run.ts';
import { apiRow, inventedTin, jsonLines } from './egp-rows.ts';
import { trialWorkspace } from './trial-workspace.ts';

/** A day of fiscal year 2568. */
export const aDay = dayOf(2025, 2, 3)!;
export const road = 'จ้างก่อสร้างถนนคอนกรีตเสริมเหล็ก';
/** The tambon whose plan is looked at; its peers are too few, so shares are not assessable. */
export const planner = 'agency:egp:6749901';
export const roadBuilder = `supplier:tin:${inventedTin(7)}`;

export function draft(line: number, changes: Partial<Draft> & { baht?: number } = {}): Draft {
  const { baht = 480_000, ...rest } = changes;
  return {
    lines: [line],
    title: `${road} หมู่ที่ ${line}`,
    satang: BigInt(Math.round(baht * 100)),
    method: 'direct',
    specialService: false,
    announcedDay: null,
    signedDay: aDay + line,
    seller: null,
    ...rest,
  };
}

export const seller = (id: string) => ({ id, isPerson: false, registeredYearBe: 2560 });

/** The planner's year (two roads bought directly), and a neighbour's three roads by open tender. */
export async function inventedYear(): Promise<{ pool: ReadingPool; data: string }> {
  const workspace = trialWorkspace();
  const office = Array.from({ length: 12 }, (_, n) => apiRow(n + 1));
  const bought = [
    ...[21, 22].map((n) => directRoad(n)),
    ...[31, 32, 33].map((n) =>
      openRoad(n, { รหัสหน่วยงาน: '6749902', ชื่อหน่วยงาน: 'องค์การบริหารส่วนตำบลแดนสมมุติ' }),
    ),
  ];
  await importFiles(workspace.data, [workspace.put('year.jsonl', jsonLines([...office, ...bought]))]);
  return { pool: openReadingPool(workspace.data, { threads: 1 }), data: workspace.data };
}

function directRoad(n: number) {
  return apiRow(n, {
    ชื่อโครงการ: `${road} หมู่ที่ ${n} โดยวิธีเฉพาะเจาะจง`,
    'งบประมาณ(บาท)': '490000',
    'ราคาตกลงซื้อ/จ้าง': '490000',
    เลขนิติบุคคล: inventedTin(7),
    ชื่อผู้ชนะ: 'ห้างหุ้นส่วนจำกัด ทางสมมุติ',
    วันที่ลงนามสัญญา: '1 ก.พ. 68',
  });
}

function openRoad(n: number, changes: Record<string, string>) {
  return apiRow(n, {
    ชื่อโครงการ: `${road} หมู่ที่ ${n}`,
    'งบประมาณ(บาท)': '1200000',
    'ราคาตกลงซื้อ/จ้าง': '1100000',
    กลุ่มวิธีจัดซื้อฯ: 'ประกวดราคาอิเล็กทรอนิกส์ (e-bidding)',
    ...changes,
  });
}
