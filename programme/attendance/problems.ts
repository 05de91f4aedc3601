/** What can stand in the way at a meeting's door, in words of whoever meets it. */
import { problem, type Problem } from '#kernel/problem.ts';

/** One answer for every code that opens nothing: wrong, used, of another meeting, another day, the room's too old. */
export function codeNoGood(): Problem {
  return problem('attendance.code_no_good', {
    th: 'ลงเวลาด้วยรหัสนี้ไม่ได้ โปรดดูรหัสบนบัตรและรหัสของห้องอีกครั้ง หรือติดต่อเจ้าหน้าที่ที่โต๊ะลงทะเบียน',
    en: 'This did not work. Look again at the code on your card and the code of the room, or ask at the registration table.',
    status: 422,
  });
}

export function meetingClosed(): Problem {
  return problem('attendance.meeting_closed', {
    th: 'การประชุมนี้ยกเลิกหรือยังเป็นร่าง จึงลงเวลาไม่ได้ สิ่งที่อ่านไว้ในเครื่องยังอยู่',
    en: 'This meeting is cancelled, or still a draft: nobody signs in to it. What your phone scanned is still there.',
    status: 409,
  });
}

export function issuedMeanwhile(): Problem {
  return problem('attendance.issued_meanwhile', {
    th: 'มีผู้ออกรหัสใหม่ให้คนนี้เมื่อครู่ โปรดเปิดหน้านี้อีกครั้ง',
    en: 'Somebody issued a new code for this person a moment ago. Open this page again.',
    status: 409,
  });
}

export function outBeforeIn(): Problem {
  const [th, en] = ['เวลาออกต้องอยู่หลังเวลาเข้า', 'The time out must be after the time in.'];
  return problem('attendance.out_before_in', {
    th,
    en,
    status: 422,
    details: { fields: [{ field: 'outAt', fault: `${th} · ${en}` }] },
  });
}

export function feedbackNoGood(): Problem {
  return problem('attendance.feedback_no_good', {
    th: 'ส่งความเห็นด้วยรหัสนี้ไม่ได้ โปรดดูรหัสบนบัตรอีกครั้ง บัตรหนึ่งใบใช้ได้ครั้งเดียว',
    en: 'This did not work. Look again at the code on the card; each card is good once.',
    status: 422,
  });
}
