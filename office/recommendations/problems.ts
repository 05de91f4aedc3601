/** What can stand in the way at a recommendation, in words of the person who meets it. */
import { problem, type Problem } from '#kernel/problem.ts';

function atField(code: string, field: string, th: string, en: string): Problem {
  return problem(code, { th, en, status: 422, details: { fields: [{ field, fault: `${th} · ${en}` }] } });
}

export function noSuchAgency(): Problem {
  return atField(
    'recommendations.no_such_agency',
    'agencyId',
    'ไม่พบหน่วยงานนี้ในพื้นที่รับผิดชอบของท่าน',
    'There is no such agency within your responsibility.',
  );
}

export function agencyEnded(): Problem {
  return atField(
    'recommendations.agency_ended',
    'agencyId',
    'หน่วยงานนี้ยุบหรือรวมไปแล้ว โปรดออกข้อเสนอแนะต่อหน่วยงานที่รับช่วง',
    'This agency has ended or was merged. Address its successor.',
  );
}

export function dueUnclear(): Problem {
  return atField(
    'recommendations.due_unclear',
    'dueOn',
    'โปรดกำหนดวันครบกำหนด หรือจำนวนวันทำการ อย่างใดอย่างหนึ่ง',
    'Give either a due day or a number of working days.',
  );
}

export function dayPassed(field: string): Problem {
  return atField(
    'recommendations.day_passed',
    field,
    'วันที่นี้ผ่านไปแล้ว โปรดเลือกวันข้างหน้า',
    'This day has passed. Choose a later day.',
  );
}

export function dayAhead(field: string): Problem {
  return atField(
    'recommendations.day_ahead',
    field,
    'วันที่ของเอกสารยังมาไม่ถึง',
    'The document’s day has not come yet.',
  );
}

export function noSuchAnswer(): Problem {
  return atField(
    'recommendations.no_such_answer',
    'answer',
    'โปรดเลือกคำตอบจากรายการ',
    'Choose the answer from the list.',
  );
}

export function noEvidence(): Problem {
  return atField(
    'recommendations.no_evidence',
    'words',
    'โปรดบอกสิ่งที่ทำ หรือแนบลิงก์หลักฐาน อย่างน้อยหนึ่งอย่าง',
    'Say what was done, or give a link to the evidence: at least one of them.',
  );
}

/** Why this person cannot confirm it as a person; a document would do. */
export function notIndependent(why: 'claimant' | 'issuer' | 'owner'): Problem {
  const reasons = {
    claimant: { th: 'เป็นผู้แจ้งว่าดำเนินการแล้ว', en: 'you wrote down that it is done' },
    issuer: { th: 'เป็นผู้ออกข้อเสนอแนะนี้', en: 'you issued the recommendation' },
    owner: { th: 'มีหน้าที่ในหน่วยงานเจ้าของเรื่อง', en: 'you have a post at the agency concerned' },
  };
  return problem('recommendations.not_independent', {
    th: `ท่านยืนยันผลด้วยตนเองไม่ได้ เพราะท่าน${reasons[why].th} โปรดให้ผู้อื่นยืนยัน หรือใช้เอกสารที่หน่วยงานไม่ได้จัดทำ`,
    en: `You cannot verify this yourself, because ${reasons[why].en}. Let somebody else, or use a document that the agency did not write.`,
    status: 409,
    details: { why },
  });
}

export function documentUnclear(): Problem {
  return atField(
    'recommendations.document_unclear',
    'documentKind',
    'โปรดระบุชนิด วันที่ และที่มาของเอกสารให้ครบ',
    'Give the document’s kind, day and origin.',
  );
}

export function agencysOwnDocument(): Problem {
  return atField(
    'recommendations.agencys_own_document',
    'documentOrigin',
    'เอกสารที่หน่วยงานจัดทำเองใช้ยืนยันไม่ได้ โปรดรับรองว่าเอกสารนี้หน่วยงานไม่ได้จัดทำ และระบุผู้จัดทำ',
    'A document that the agency wrote cannot verify it. Confirm that it did not write this one, and say who did.',
  );
}

export function notLater(): Problem {
  return atField(
    'recommendations.not_later',
    'wantedOn',
    'วันที่ขอต้องอยู่หลังวันครบกำหนดเดิม',
    'The day asked for must be after the present due day.',
  );
}

export function askedAlready(): Problem {
  return problem('recommendations.asked_already', {
    th: 'มีคำขอขยายเวลาที่รอพิจารณาอยู่แล้ว',
    en: 'More time has been asked for already and is to be decided.',
    status: 409,
  });
}

export function ownWish(): Problem {
  return problem('recommendations.own_wish', {
    th: 'ผู้ขอขยายเวลาพิจารณาคำขอของตนเองไม่ได้',
    en: 'Whoever asked for more time does not decide about it.',
    status: 409,
  });
}
