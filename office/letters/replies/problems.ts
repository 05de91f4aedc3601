/** What is answered at the page for replies: one answer for every code that does not open, whatever is wrong with it. */
import { problem, type Problem } from '#kernel/problem.ts';

export function codeSlip(): Problem {
  return problem('letters.reply_code_slip', {
    th: 'รหัสพิมพ์ไม่ครบหรือมีตัวเลขผิด โปรดเทียบกับใบรหัสทีละกลุ่ม (7 กลุ่ม กลุ่มละ 4 ตัว)',
    en: 'The code is incomplete or has a wrong digit. Compare it with the slip group by group (7 groups of 4).',
    status: 422,
    details: { fields: [{ field: 'code', fault: 'รหัสพิมพ์ผิด · There is a slip in the code' }] },
  });
}

export function codeGone(): Problem {
  return problem('letters.reply_code_gone', {
    th: 'รหัสนี้ใช้ไม่ได้ (ใช้ได้ครั้งเดียวและมีวันหมดอายุ) หากท่านตอบไปแล้วและต้องการแก้ไข หรือยังไม่ได้ตอบ โปรดขอรหัสใหม่จากสำนักงานที่ส่งหนังสือ',
    en: 'This code does not work: it works once, and runs out. To amend what you replied, or if you have not replied, ask the office that wrote to you for a new one.',
    status: 404,
  });
}

export function remindedAlready(workingDays: number): Problem {
  return problem('letters.reminded_already', {
    th: `เตือนเรื่องนี้ไปแล้วภายใน ${workingDays} วันทำการ`,
    en: `A reminder of this letter went out within ${workingDays} working days.`,
    status: 409,
  });
}
