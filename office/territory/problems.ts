/** What can be wrong with a change of territory, in words of the person who enters it. */
import { problem, type Problem } from '#kernel/problem.ts';

export function sameOffice(): Problem {
  return problem('territory.same_office', {
    th: 'จังหวัดนี้อยู่ในเขตหรือภาคที่เลือกอยู่แล้ว จึงไม่มีอะไรเปลี่ยน',
    en: 'The province belongs there already, so nothing would change.',
    status: 409,
  });
}

export function notAfterBeginning(day: string): Problem {
  return problem('territory.not_after_beginning', {
    th: 'วันที่มีผลต้องอยู่หลังวันที่จังหวัดเริ่มอยู่ในเขตหรือภาคปัจจุบัน ประวัติก่อนหน้านั้นแก้ไม่ได้',
    en: 'The day must come after the one on which the province joined its present office. What was before is not changed.',
    status: 422,
    details: { day },
  });
}

export function movePlanned(day: string): Problem {
  return problem('territory.move_planned', {
    th: 'มีการย้ายที่บันทึกไว้ล่วงหน้าแล้วและยังไม่ถึงวันมีผล บันทึกการย้ายครั้งต่อไปได้เมื่อถึงวันนั้น',
    en: 'A move is recorded already whose day has not come. The next one can be recorded when it has.',
    status: 409,
    details: { day },
  });
}

export function tooFarAhead(): Problem {
  return problem('territory.too_far_ahead', {
    th: 'วันที่มีผลอยู่ไกลเกินสองปี โปรดตรวจปีที่ใส่',
    en: 'That day is more than two years away. Please check the year.',
    status: 422,
  });
}
