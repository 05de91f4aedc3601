/** What can stand in the way of a self-check. */
import { problem, type Problem } from '#kernel/problem.ts';

export function nothingAnswered(): Problem {
  return problem('self_check.nothing_answered', {
    th: 'ยังไม่ได้ตอบข้อใด โปรดเลือกคำตอบอย่างน้อยหนึ่งข้อ',
    en: 'Nothing was answered yet. Please answer at least one question.',
    status: 422,
  });
}

export function noSuchSelfCheck(): Problem {
  return problem('self_check.no_such', {
    th: 'ไม่มีการตรวจตนเองที่ส่งด้วยรหัสนี้ โปรดเทียบกับที่จดไว้ หรือเว้นว่างเพื่อส่งเป็นครั้งแรก ยังไม่มีอะไรถูกส่ง',
    en: 'No self-check was sent under this code. Compare it with what you noted, or leave it empty to send for the first time. Nothing was sent.',
    status: 404,
  });
}

export function sentElsewhere(): Problem {
  return problem('self_check.sent_elsewhere', {
    th: 'ครั้งก่อนส่งให้คลินิกของอีกเขตหนึ่ง โปรดเลือกเขตเดิมเพื่อเทียบก่อนและหลัง หรือเว้นรหัสว่างเพื่อเริ่มใหม่ ยังไม่มีอะไรถูกส่ง',
    en: 'What was sent before went to the clinic of another Area. Choose that Area to compare before and after, or leave the code empty to begin anew. Nothing was sent.',
    status: 409,
  });
}
