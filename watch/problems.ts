/** What can stand in the way at the watch desk. */
import { problem, type Problem } from '#kernel/problem.ts';

export function noSuchFlag(): Problem {
  return problem('watch.no_such_flag', {
    th: 'ข้อสังเกตที่เลือกไม่ตรงกับข้อมูลปัจจุบัน อาจเพิ่งคำนวณใหม่ โปรดเปิดหน้าอีกครั้ง',
    en: 'The observation is not what the data says now: it may just have been computed anew. Open the page again.',
    status: 409,
  });
}

export function whyMissing(): Problem {
  const th = 'โปรดบอกเหตุผลสั้น ๆ อย่างน้อย 5 ตัวอักษร';
  const en = 'Please say why, in at least 5 characters.';
  return problem('watch.why_missing', {
    th,
    en,
    status: 422,
    details: { fields: [{ field: 'why', fault: `${th} · ${en}` }] },
  });
}

export function nothingToLookAt(): Problem {
  return problem('watch.nothing_to_look_at', {
    th: 'ไม่มีข้อสังเกตให้ดูต่อ',
    en: 'There is no observation here to look further into.',
    status: 409,
  });
}

export function whichAgency(): Problem {
  const th = 'โปรดเลือกหน่วยงานที่จะเฝ้าระวัง ผู้ขายรายนี้ขายให้หลายหน่วยงาน';
  const en = 'Choose the agency to be watched: this supplier sells to several.';
  return problem('watch.which_agency', {
    th,
    en,
    status: 422,
    details: { fields: [{ field: 'agencyId', fault: `${th} · ${en}` }] },
  });
}

/** The page was of older data than the candidate that would be kept now. */
export function newerData(): Problem {
  return problem('watch.newer_data', {
    th: 'ข้อมูลเพิ่งเปลี่ยนเป็นชุดใหม่หลังจากท่านเปิดหน้านี้ ยังไม่มีอะไรถูกบันทึก โปรดดูข้อสังเกตในข้อมูลชุดใหม่ แล้วส่งอีกครั้งหากยังเห็นเช่นเดิม',
    en: 'Newer data came after you opened this page, and nothing was saved. Look at what the new data says, then send again if you still think so.',
    status: 409,
  });
}
