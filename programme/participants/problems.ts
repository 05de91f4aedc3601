/** What can stand in the way of the registry, in words of whoever meets it. */
import { problem, type Problem } from '#kernel/problem.ts';

function atField(code: string, field: string, th: string, en: string, status = 422): Problem {
  return problem(code, { th, en, status, details: { fields: [{ field, fault: `${th} · ${en}` }] } });
}

export function mayBeKnown(count: number): Problem {
  return atField(
    'participants.may_be_known',
    'isAnother',
    `ในทะเบียนมีชื่อหรือบัตรที่ตรงกันแล้ว ${count} รายการ (ดูรายการที่คล้ายด้านล่าง) หากเป็นคนละคน โปรดทำเครื่องหมายแล้วบันทึกอีกครั้ง`,
    `The registry has ${count} with this name or card already (see those alike below). If this is another person, tick so and save again.`,
    409,
  );
}

export function provinceNotYours(): Problem {
  return atField(
    'participants.province_unknown',
    'provinceIso',
    'โปรดเลือกจังหวัดจากรายการ',
    'Please choose a province from the list.',
  );
}

export function beforePost(): Problem {
  return atField(
    'participants.before_post',
    'fromOn',
    'วันที่ต้องอยู่หลังวันเริ่มตำแหน่งเดิม และไม่เป็นวันข้างหน้า',
    'The day must be after the present post began, and not in the future.',
  );
}

export function notWithItself(): Problem {
  return problem('participants.not_with_itself', {
    th: 'เลือกรายการที่ใช้อยู่อีกรายการหนึ่งซึ่งท่านดูแล แล้วรวมอีกครั้ง',
    en: 'Choose another entry in use that is yours to look after, then merge again.',
    status: 409,
  });
}

export function holdsOthers(): Problem {
  return problem('participants.holds_others', {
    th: 'รายการนี้มีรายการอื่นรวมอยู่แล้ว ให้เก็บรายการนี้ไว้เป็นหลัก หรือแยกรายการเดิมออกก่อน',
    en: 'Other entries are merged into this one: keep this one, or take the earlier merge apart first.',
    status: 409,
  });
}

export function usedSince(): Problem {
  return problem('participants.used_since', {
    th: 'แยกไม่ได้แล้ว เพราะหลังรวมมีการบันทึกใหม่ที่รายการหลัก ซึ่งบอกไม่ได้ว่าเป็นของรายการใด',
    en: 'It can no longer be taken apart: something was recorded since, and nobody can tell for which of the two.',
    status: 409,
  });
}

export function consentedAlready(): Problem {
  return atField(
    'participants.consented_already',
    'purpose',
    'ความยินยอมเรื่องนี้มีอยู่แล้วและยังไม่ถอน',
    'This consent is there already and was not withdrawn.',
    409,
  );
}

export function cardWrong(): Problem {
  return atField(
    'participants.card_wrong',
    'cardCode',
    'เลขประจำตัว 13 หลักไม่ถูกต้อง โปรดตรวจ หรือเว้นว่าง',
    'This is not a right number of 13 digits. Check it, or leave it empty.',
  );
}
