/** What can stand in the way of a list of ITA results. */
import { problem, type Problem } from '#kernel/problem.ts';

export interface RowFault {
  /** Of the file. */
  line: number;
  /** 'ไทย · English' */
  fault: string;
}

const shown = 200;

export function listFaults(faults: readonly RowFault[]): Problem {
  return problem('ita.list_faults', {
    th: `ยังไม่ได้นำอะไรเข้า มี ${faults.length} แถวที่ต้องแก้ไข${faults.length > shown ? ` แสดง ${shown} แถวแรก` : ''}`,
    en: `Nothing was taken in: ${faults.length} rows need mending${faults.length > shown ? `, the first ${shown} are shown` : ''}.`,
    status: 422,
    details: {
      count: faults.length,
      fields: faults.slice(0, shown).map(({ line, fault }) => ({ field: `line-${line}`, fault })),
    },
  });
}

export function unreadableList(): Problem {
  return problem('ita.list_unreadable', {
    th: 'อ่านไฟล์ไม่ได้ ต้องเป็น CSV หรือ XLSX ไม่เกิน 1 MB และ 20,000 แถว มีหัวตาราง หน่วยงาน และ คะแนน',
    en: 'The file cannot be read: CSV or XLSX, at most 1 MB and 20,000 rows, with a heading row that has the body and the score.',
    status: 422,
  });
}

export function sameList(): Problem {
  return problem('ita.list_same', {
    th: 'ไม่มีอะไรต่างจากผลที่มีอยู่แล้ว',
    en: 'Nothing differs from the results that are here already.',
    status: 409,
  });
}

export function nothingKnown(): Problem {
  return problem('ita.list_unknown', {
    th: 'ไม่พบหน่วยงานใดในไฟล์ที่อยู่ในพื้นที่ของท่าน',
    en: 'No body in the file lies in your place.',
    status: 422,
  });
}
