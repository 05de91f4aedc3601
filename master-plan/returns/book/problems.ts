/** What can stand in the way of a workbook, in words of whoever filled it in. */
import { problem, type Problem } from '#kernel/problem.ts';

/** A place in a workbook and what is wrong there: 'ไทย · English'. */
export interface CellFault {
  sheet: string;
  /** 'C17', or a range. */
  cell: string;
  fault: string;
}

/** Of so many faults nobody reads more at once. */
export const shownFaults = 300;

export function bookFaults(faults: readonly CellFault[]): Problem {
  const shown = faults.toSorted(bySheetAndRow).slice(0, shownFaults);
  return problem('returns.book_faults', {
    th: `ยังไม่ได้นำอะไรเข้า มี ${faults.length} แห่งที่ต้องแก้ไขในไฟล์${faults.length > shown.length ? ` แสดง ${shown.length} แห่งแรก` : ''}`,
    en: `Nothing was taken in: ${faults.length} places of the file need mending${faults.length > shown.length ? `, the first ${shown.length} are shown` : ''}.`,
    status: 422,
    details: {
      count: faults.length,
      fields: shown.map(({ sheet, cell, fault }) => ({ field: `${sheet}!${cell}`, fault })),
    },
  });
}

/** As people go through a sheet: from above. */
const bySheetAndRow = (one: CellFault, other: CellFault) =>
  one.sheet === other.sheet ? rowOf(one) - rowOf(other) : one.sheet < other.sheet ? -1 : 1;
const rowOf = ({ cell }: CellFault) => Number(/\d+/u.exec(cell)?.[0] ?? 0);

export function unreadableBook(reason: string): Problem {
  const tooLarge = reason === 'xlsx_too_large';
  return problem('returns.book_unreadable', {
    th: tooLarge
      ? 'ไฟล์ว่างหรือใหญ่เกินไป (ไม่เกิน 24 MB และ 120,000 แถว) ยังไม่ได้นำอะไรเข้า'
      : 'อ่านไฟล์นี้ไม่ได้ ต้องเป็นไฟล์ .xlsx ที่บันทึกจากโปรแกรมตาราง ยังไม่ได้นำอะไรเข้า',
    en: tooLarge
      ? 'The file is empty or too large (at most 24 MB and 120,000 rows). Nothing was taken in.'
      : 'The file cannot be read: it must be an .xlsx saved by a spreadsheet program. Nothing was taken in.',
    status: 422,
    details: { reason },
  });
}

export function noBookSheets(): Problem {
  return problem('returns.book_no_sheets', {
    th: 'ไม่พบตารางของแบบรายงานในไฟล์ แถวหัวตารางต้องมีรหัสคอลัมน์ return กับ indicator หรือ return กับ project ตามไฟล์ที่ดาวน์โหลดจากหน้านี้',
    en: 'The file has no table of a return. Its heading row must have the codes return and indicator, or return and project, as the file that this page gives.',
    status: 422,
  });
}

export function sameBook(): Problem {
  return problem('returns.book_same', {
    th: 'ไฟล์นี้ไม่มีอะไรต่างจากที่กรอกไว้ในระบบ',
    en: 'Nothing in this file differs from what is filled in already.',
    status: 409,
  });
}

export function outdatedBook(names: readonly string[]): Problem {
  const first = names.slice(0, 5).join(', ');
  return problem('returns.book_outdated', {
    th: `มีผู้แก้แบบรายงานหลังจากที่เทียบกับไฟล์แล้ว (${first}) ยังไม่ได้นำอะไรเข้า โปรดส่งไฟล์อีกครั้งเพื่อเทียบใหม่`,
    en: `Somebody changed a return after the file was compared with it (${first}). Nothing was taken in: hand the file in again.`,
    status: 409,
  });
}
