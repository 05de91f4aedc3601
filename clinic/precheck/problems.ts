/** What can be wrong with a plan that is handed in for a pre-check. Nothing of it is kept either way. */
import { problem } from '#kernel/problem.ts';
import type { FaultyCell } from './plan-line.ts';
import { text } from './text.ts';

export const mostLines = 300;
const shownFaults = 20;

export const emptyPlan = () =>
  problem('precheck.empty', {
    th: 'ยังไม่มีรายการให้ตรวจ กรอกอย่างน้อยหนึ่งรายการ วางตาราง หรือเลือกไฟล์',
    en: 'There is nothing to look at yet. Type one row, paste a table, or choose a file.',
  });

export const tooManyLines = () =>
  problem('precheck.too_many', {
    th: `แผนนี้ยาวเกิน ${mostLines} รายการ แบ่งตรวจทีละส่วน โดยให้รายการเรื่องเดียวกันอยู่ส่วนเดียวกัน`,
    en: `This plan is longer than ${mostLines} rows. Check it in parts, keeping rows for the same thing together.`,
  });

export const noHeading = () =>
  problem('precheck.no_heading', {
    th: 'ไม่พบหัวตาราง ต้องมีคอลัมน์ รายการ วงเงิน และเดือนหรือวันที่ (ชื่ออื่นที่ใช้กันทั่วไปก็ได้)',
    en: 'No heading row was found. There must be columns for what, how much, and which month or day.',
  });

export const unreadableFile = () =>
  problem('precheck.unreadable', {
    th: 'อ่านไฟล์นี้ไม่ได้ ใช้ไฟล์ .xlsx หรือ .csv ที่ไม่เสียหาย ไม่เกินหนึ่งล้านไบต์ หรือวางตารางลงในช่องแทน',
    en: 'This file cannot be read. Use a sound .xlsx or .csv of at most one million bytes, or paste the table instead.',
  });

export const tooManyChecks = (seconds: number) =>
  problem('precheck.wait', {
    th: `มีการตรวจจากที่เดียวกันถี่เกินไป รอ ${seconds} วินาทีแล้วส่งใหม่ สิ่งที่กรอกยังอยู่`,
    en: `Too many checks from one place. Wait ${seconds} seconds and send again; what you typed is still here.`,
    status: 429,
  });

export const noSuchAgency = () =>
  problem('precheck.no_such_agency', {
    th: 'ไม่พบหน่วยงานนี้ในข้อมูลที่เผยแพร่ ลองพิมพ์บางส่วนของชื่อ หรือเว้นว่างไว้ก็ตรวจได้',
    en: 'No agency of this name is in the published data. Try a part of the name, or leave it empty.',
    details: { fields: [{ field: 'agency', fault: 'ไม่พบหน่วยงานนี้ · not found' }] },
  });

/** Every cell that cannot be read, with its row and column; at most twenty are told. */
export function faultyPlan(faults: readonly FaultyCell[]) {
  const told = faults.slice(0, shownFaults).map(({ line, column, fault }) => ({
    field: 'plan',
    fault: {
      th: `แถวที่ ${line} คอลัมน์${text.th.columns[column]}: ${text.th.faults[fault]}`,
      en: `row ${line}, column ${text.en.columns[column]}: ${text.en.faults[fault]}`,
    },
  }));
  return problem('precheck.faulty', {
    th: `อ่านแผนไม่ได้ ${faults.length} ช่อง แก้แล้วส่งใหม่`,
    en: `${faults.length} cells of the plan cannot be read. Mend them and send again.`,
    details: { fields: told },
  });
}
