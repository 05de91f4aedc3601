/** What can stand in the way of asking online: one answer for every code that opens nothing, whatever is wrong with it. */
import { problem, type Problem } from '#kernel/problem.ts';

export function intakeClosed(): Problem {
  return problem('asking.closed', {
    th: 'ยังไม่เปิดรับคำถามทางหน้าเว็บ เพราะสำนักงานยังไม่รับรองคำชี้แจงก่อนถาม โปรดโทรศัพท์หรือไปที่คลินิกของเขต สิ่งที่ท่านพิมพ์ไม่ถูกเก็บ',
    en: 'Questions are not taken online yet: the office has not accepted what askers are told first. Please call or visit a clinic. What you typed is not kept.',
    status: 409,
  });
}

export function sentAlready(): Problem {
  return problem('asking.sent_already', {
    th: 'รหัสนี้ใช้กับคำถามที่ส่งไปแล้ว คำถามที่เปลี่ยนไปยังไม่ถูกส่ง โปรดเริ่มหน้าใหม่เพื่อถามอีกเรื่อง หรือเพิ่มข้อความด้วยรหัสเดิม',
    en: 'This code stands for a question that was sent before, and the changed one was not sent. Begin anew to ask another, or add words with the code.',
    status: 409,
  });
}

export function codeSlip(): Problem {
  const [th, en] = [
    'รหัสพิมพ์ไม่ครบหรือมีตัวเลขผิด โปรดเทียบกับที่จดไว้ทีละกลุ่ม (7 กลุ่ม กลุ่มละ 4 ตัว)',
    'The code is incomplete or has a wrong digit. Compare it group by group with what you noted (7 groups of 4).',
  ];
  const fields = [{ field: 'code', fault: 'รหัสพิมพ์ผิด · There is a slip in the code' }];
  return problem('asking.code_slip', { th, en, status: 422, details: { fields } });
}

export function codeGone(): Problem {
  return problem('asking.code_gone', {
    th: 'ไม่มีเรื่องของรหัสนี้ โปรดเทียบกับที่จดไว้ รหัสที่หายแล้วออกให้ใหม่ไม่ได้ แต่ถามใหม่ได้',
    en: 'There is no matter for this code. Please compare it with what you noted. A lost code cannot be replaced, but you can ask anew.',
    status: 404,
  });
}

export function over(): Problem {
  return problem('asking.over', {
    th: 'เรื่องนี้ไม่อยู่ในขั้นที่ทำเช่นนี้ได้แล้ว โปรดเปิดเรื่องด้วยรหัสอีกครั้งเพื่อดูว่าถึงขั้นใด',
    en: 'This can no longer be done with the matter. Open it again with your code to see where it stands.',
    status: 409,
  });
}

export function tooManyAsked(seconds: number): Problem {
  return problem('asking.wait', {
    th: `ส่งจากเครื่องนี้บ่อยเกินไป โปรดรอ ${seconds} วินาที สิ่งที่พิมพ์ยังอยู่`,
    en: `Too many were sent from this machine. Please wait ${seconds} seconds; what you typed is still here.`,
    status: 429,
  });
}

export function tooManyFiles(most: number): Problem {
  return problem('asking.too_many_files', {
    th: `ส่งเอกสารได้ครั้งละไม่เกิน ${most} ไฟล์ ยังไม่มีอะไรถูกส่ง`,
    en: `At most ${most} documents can be sent at once. Nothing was sent.`,
    status: 422,
  });
}

export function otherWords(): Problem {
  return problem('asking.other_words', {
    th: 'คำชี้แจงเปลี่ยนไปหลังจากเปิดหน้านี้ โปรดเปิดหน้าใหม่แล้วอ่านก่อนรับรอง',
    en: 'The words changed after this page was opened. Open it again and read them before you accept.',
    status: 409,
  });
}

export function acceptedAlready(): Problem {
  return problem('asking.accepted_already', {
    th: 'คำชี้แจงนี้รับรองแล้ว',
    en: 'These words are accepted already.',
    status: 409,
  });
}

export function nothingHandedOver(): Problem {
  return problem('asking.nothing_handed_over', {
    th: 'ไม่มีคำถามส่งมาด้วย โปรดพิมพ์คำถามในหน้านี้',
    en: 'No question came along. Please type it on this page.',
    status: 422,
  });
}
