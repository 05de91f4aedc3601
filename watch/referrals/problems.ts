/** What can stand in the way of handing something on. */
import { problem, type Problem } from '#kernel/problem.ts';

function atField(code: string, field: string, th: string, en: string): Problem {
  return problem(code, { th, en, status: 422, details: { fields: [{ field, fault: `${th} · ${en}` }] } });
}

/** Who has read what was asked in confidence knows too much to write a note from open sources, or to take one. */
export function hasRead(): Problem {
  return problem('referrals.has_read', {
    th: 'ท่านเคยเกี่ยวข้องกับเรื่องขอคำปรึกษาของหน่วยงานนี้หรือเป็นผู้ร่าง จึงทำขั้นนี้ไม่ได้ โปรดให้ผู้อื่นดำเนินการ',
    en: 'You have had to do with a consultation about this agency, or you drafted the note. Let somebody else do this.',
    status: 409,
  });
}

export function destinationUnnamed(): Problem {
  return atField('referrals.destination_unnamed', 'destinationName', 'โปรดระบุชื่อผู้รับ', 'Name the receiver.');
}

export function consentUnclear(): Problem {
  return atField(
    'referrals.consent_unclear',
    'consentedOn',
    'โปรดระบุวันที่ยินยอมและเลขที่เรื่องขอคำปรึกษา เฉพาะเมื่อส่งต่อโดยความยินยอม',
    'Give the day of the consent and the consultation’s number, and only where it is by consent.',
  );
}
