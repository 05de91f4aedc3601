/** What can stand in the way of an urgent warning. */
import { problem, type Problem } from '#kernel/problem.ts';

function atField(code: string, field: string, th: string, en: string): Problem {
  return problem(code, { th, en, status: 422, details: { fields: [{ field, fault: `${th} · ${en}` }] } });
}

export function wordedAsOrder(field: string): Problem {
  return atField(
    'warnings.worded_as_order',
    field,
    'ข้อความนี้อ่านเป็นคำสั่ง หนังสือแจ้งเตือนเสนอให้ผู้รับพิจารณาเท่านั้น โปรดเขียนเป็นข้อเท็จจริง',
    'This reads as an order. A warning asks the addressee to consider; write it as a fact.',
  );
}

export function notTheirPower(): Problem {
  return atField(
    'warnings.not_their_power',
    'powerId',
    'โปรดเลือกอำนาจที่เป็นของผู้รับหนังสือเอง',
    'Choose a power that is the addressee’s own.',
  );
}

/** The head is concerned: whoever supervises the agency is proposed. */
export function headConcerned(supervisor: string): Problem {
  return atField(
    'warnings.head_concerned',
    'addressee',
    `หัวหน้าหน่วยงานเกี่ยวข้องกับเรื่อง โปรดส่งถึงผู้กำกับดูแล: ${supervisor}`,
    `The head is concerned in the matter. Address whoever supervises the agency: ${supervisor}`,
  );
}

export function supervisorUnknown(): Problem {
  return problem('warnings.supervisor_unknown', {
    th: 'ไม่ทราบว่าใครกำกับดูแลหน่วยงานนี้ โปรดใส่จังหวัดหรือหน่วยงานต้นสังกัดในทะเบียนหน่วยงานก่อน',
    en: 'It is not known who supervises this agency. Enter its province or its parent in the register of agencies first.',
    status: 422,
  });
}

export function momentPassed(field: string): Problem {
  return atField(
    'warnings.moment_passed',
    field,
    'เวลานี้ผ่านไปแล้ว โปรดใส่เวลาข้างหน้า',
    'This moment has passed. Give one that is still to come.',
  );
}

export function momentAhead(field: string): Problem {
  return atField('warnings.moment_ahead', field, 'เวลานี้ยังมาไม่ถึง', 'This moment has not come yet.');
}

export function notSentYet(): Problem {
  return problem('warnings.not_sent_yet', {
    th: 'หนังสือยังไม่ได้ส่งออก จึงยังบันทึกขั้นนี้ไม่ได้',
    en: 'The letter has not been dispatched, so this cannot be recorded yet.',
    status: 409,
  });
}

export function sentAlready(): Problem {
  return problem('warnings.sent_already', {
    th: 'หนังสือเดินขั้นต่อไปแล้ว โปรดยกเลิกหนังสือก่อน หรือบันทึกผลหากส่งออกแล้ว',
    en: 'The letter has gone on. Withdraw the letter first, or record the outcome if it was dispatched.',
    status: 409,
  });
}

export function stillTime(): Problem {
  return problem('warnings.still_time', {
    th: 'ยังไม่ถึงเวลาที่ขอคำตอบ จึงยังบันทึกว่าไม่มีคำตอบไม่ได้',
    en: 'The time for an answer is not over, so it cannot be recorded that there was none.',
    status: 409,
  });
}

export function copyGoesToItself(): Problem {
  return problem('warnings.copy_goes_to_itself', {
    th: 'หนังสือฉบับนี้ส่งถึงผู้กำกับดูแลอยู่แล้ว จึงไม่มีสำเนาต้องส่ง',
    en: 'This letter goes to the supervisor itself; there is no copy to send.',
    status: 409,
  });
}

export function spokeToNobody(): Problem {
  return atField(
    'warnings.spoke_to_nobody',
    'spokeTo',
    'โปรดระบุว่าได้พูดกับตำแหน่งใด',
    'Say to which post you spoke.',
  );
}

export function neverCalled(): Problem {
  return problem('warnings.never_called', {
    th: 'ยังไม่มีบันทึกโทรศัพท์ถึงผู้รับ โปรดโทรและบันทึกก่อน จึงบันทึกว่าไม่มีคำตอบได้',
    en: 'Nobody has rung the addressee. Ring and log it first; only then can it be said that there was no reply.',
    status: 409,
  });
}
