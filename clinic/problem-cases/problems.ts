/** What can stand in the way of a problem case, in words of whoever meets it. */
import { problem, type Problem } from '#kernel/problem.ts';

function atField(code: string, field: string, th: string, en: string, status = 422): Problem {
  return problem(code, { th, en, status, details: { fields: [{ field, fault: `${th} · ${en}` }] } });
}

export function notYetTaken(): Problem {
  return problem('problem_cases.not_yet_taken', {
    th: 'เปิดกรณีได้เมื่อมีผู้รับเรื่องขอคำปรึกษาไปทำแล้ว และเรื่องนั้นไม่ได้ถูกถอนหรือแนะนำไปช่องทางอื่น',
    en: 'A case can be opened once somebody has taken the consultation, and it was neither withdrawn nor pointed elsewhere.',
    status: 409,
  });
}

export function goesOnAlready(): Problem {
  return problem('problem_cases.goes_on_already', {
    th: 'เรื่องนี้มีกรณีแก้ไขปัญหาที่ยังไม่จบอยู่แล้ว โปรดทำต่อจากกรณีนั้น',
    en: 'A problem case of this consultation is going on already. Please go on with that one.',
    status: 409,
  });
}

export function questionCopied(field: string): Problem {
  return atField(
    'problem_cases.question_copied',
    field,
    'ข้อความนี้ซ้ำกับคำถามของผู้ขอ โปรดเขียนใหม่ด้วยคำของคลินิก',
    'These are the words of the question. Please write them anew in the clinic’s own.',
  );
}

export function consentBefore(): Problem {
  return atField(
    'problem_cases.consent_before',
    'consentedOn',
    'ผู้ขอคำปรึกษายินยอมก่อนวันที่ถามไม่ได้ โปรดตรวจวันที่',
    'The asker cannot have agreed before asking. Please check the day.',
  );
}

export function oneParty(): Problem {
  return atField(
    'problem_cases.one_party',
    'body',
    'เลือกหน่วยงานจากทะเบียน หรือเขียนชื่อหน่วยอื่น อย่างใดอย่างหนึ่ง',
    'Choose an agency of the register, or write the name of another body: one of the two.',
  );
}

export function noSuchAgency(): Problem {
  return atField(
    'problem_cases.no_such_agency',
    'agencyId',
    'ไม่พบหน่วยงานนี้ในพื้นที่ของสำนักงาน ใช้ช่องชื่อหน่วยอื่นได้',
    'There is no such agency in your Area. Another body can be written by name.',
  );
}

export function ownAgency(): Problem {
  return atField(
    'problem_cases.own_agency',
    'agencyId',
    'ท่านมีหน้าที่ในหน่วยงานนี้ด้วย จึงเพิ่มเองไม่ได้ โปรดให้เจ้าหน้าที่ท่านอื่นทำกรณีนี้',
    'You also have a post at this agency. Let a colleague see to this case.',
  );
}

export function thereAlready(): Problem {
  return problem('problem_cases.there_already', {
    th: 'หน่วยงานนี้ร่วมแก้ไขอยู่แล้ว',
    en: 'This body takes part already.',
    status: 409,
  });
}

export function noSuchParty(): Problem {
  return atField(
    'problem_cases.no_such_party',
    'partyId',
    'ไม่พบผู้ร่วมแก้ไขนี้ในกรณี โปรดเพิ่มก่อน',
    'There is no such party of this case. Please add it first.',
  );
}

export function ended(): Problem {
  return problem('problem_cases.ended', {
    th: 'กรณีนี้จบแล้ว จึงไม่มีอะไรเปลี่ยนได้',
    en: 'This case has ended: nothing in it changes any more.',
    status: 409,
  });
}

export function outcomeMissing(): Problem {
  return atField(
    'problem_cases.outcome_missing',
    'outcome',
    'เลือกว่าผู้ขอคำปรึกษาบอกว่าอย่างไร',
    'Choose what the asker says.',
  );
}
