/** What can stand in the way of a self-check. */
import { problem, type Problem } from '#kernel/problem.ts';

export function nothingAnswered(): Problem {
  return problem('self_check.nothing_answered', {
    th: 'ยังไม่ได้ตอบข้อใด โปรดเลือกคำตอบอย่างน้อยหนึ่งข้อ',
    en: 'Nothing was answered yet. Please answer at least one question.',
    status: 422,
  });
}
