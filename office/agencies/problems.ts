/** What can be wrong with a change of the register of agencies, in words of the person who enters it. */
import { problem, type Problem } from '#kernel/problem.ts';

export function sameName(agencyId: string): Problem {
  return problem('agency.same_name', {
    th: 'จังหวัดนี้มีหน่วยงานชื่อเดียวกันอยู่แล้ว หากเป็นคนละหน่วยงาน โปรดยืนยันว่าเป็นคนละแห่งแล้วบันทึกอีกครั้ง',
    en: 'The province has an agency of this name already. If this is another one, confirm that and save again.',
    status: 409,
    details: { agencyId },
  });
}

export function notYet(day: string): Problem {
  return problem('agency.not_yet', {
    th: 'วันที่มีผลยังมาไม่ถึง โปรดบันทึกเมื่อถึงวันนั้น ทะเบียนแสดงเฉพาะสิ่งที่เกิดขึ้นแล้ว',
    en: 'That day has not come. Record the change when it has: the register holds what has happened.',
    status: 422,
    details: { day },
  });
}

export function ended(day: string): Problem {
  return problem('agency.ended', {
    th: 'หน่วยงานนี้ยุบหรือรวมไปแล้ว แก้ไขได้ที่หน่วยงานที่รับช่วงเท่านั้น ประวัติเดิมยังดูได้ครบ',
    en: 'This agency has ended or was merged. Change its successor instead; its past can still be read whole.',
    status: 409,
    details: { day },
  });
}

export function intoItself(): Problem {
  return problem('agency.into_itself', {
    th: 'รวมหน่วยงานเข้ากับตัวเองไม่ได้ โปรดเลือกหน่วยงานอื่น',
    en: 'An agency cannot be merged into itself. Choose another one.',
    status: 422,
  });
}

export function outsideScope(): Problem {
  return problem('agency.outside_scope', {
    th: 'จังหวัดหรืออำเภอที่เลือกอยู่นอกพื้นที่รับผิดชอบของท่าน โปรดให้ส่วนกลางเป็นผู้บันทึก',
    en: 'The province or district is outside your responsibility. Please let the centre record this.',
    status: 403,
  });
}

export function noSuchPlace(): Problem {
  return problem('agency.no_such_place', {
    th: 'ไม่มีจังหวัดหรืออำเภอตามรหัสที่ให้ หรืออำเภอไม่อยู่ในจังหวัดนั้น',
    en: 'There is no such province or district, or the district does not lie in that province.',
    status: 422,
  });
}

export function unreadableList(why: 'no_name_column' | 'no_rows' | 'unreadable'): Problem {
  const words = {
    no_name_column: {
      th: 'ไม่พบคอลัมน์ “ชื่อหน่วยงาน” ในแถวหัวตาราง',
      en: 'The heading row has no column “ชื่อหน่วยงาน” (agency name).',
    },
    no_rows: { th: 'ไฟล์มีแต่หัวตาราง ไม่มีหน่วยงาน', en: 'The file has a heading row and no agency.' },
    unreadable: {
      th: 'อ่านไฟล์ไม่ได้ ใช้ไฟล์ CSV หรือ XLSX ที่มีแถวหัวตารางอย่างน้อยสามคอลัมน์ เช่น ชื่อหน่วยงาน จังหวัด อำเภอ',
      en: 'The file cannot be read. Use CSV or XLSX whose heading row has three columns or more, such as name, province and district.',
    },
  }[why];
  return problem('agency.list', { ...words, status: 422, details: { why } });
}
