/** What can stand in the way of model agencies and their practices, in words of whoever meets it. */
import { problem, type Problem } from '#kernel/problem.ts';
import type { Criterion } from './criteria.ts';

function atField(code: string, field: string, th: string, en: string, status = 422): Problem {
  return problem(code, { th, en, status, details: { fields: [{ field, fault: `${th} · ${en}` }] } });
}

export const noSuchAgency = (): Problem =>
  atField(
    'model_agencies.no_such_agency',
    'agencyId',
    'ไม่พบหน่วยงานนี้ในความรับผิดชอบของท่าน หน่วยงานสิ้นสุดแล้ว หรือยังไม่ทราบจังหวัด',
    'There is no such agency within your responsibility, it has ended, or its province is not known.',
  );

export const nominatedAlready = (): Problem =>
  atField(
    'model_agencies.nominated_already',
    'agencyId',
    'หน่วยงานนี้เสนอชื่อไว้แล้ว หรือเป็นหน่วยงานต้นแบบอยู่แล้ว',
    'This agency is nominated or a model agency already.',
    409,
  );

export const noSuchCriterion = (): Problem =>
  atField('model_agencies.no_such_criterion', 'criterion', 'ไม่มีเกณฑ์ข้อนี้', 'There is no such criterion.');

export const evidenceUnclear = (): Problem =>
  atField(
    'model_agencies.evidence_unclear',
    'documentTitle',
    'โปรดใส่ชื่อและวันที่ของเอกสาร หรือเลขที่ข้อเสนอแนะที่ยืนยันแล้ว',
    'Give a document’s title and day, or the number of a verified recommendation.',
  );

export const notVerified = (): Problem =>
  atField(
    'model_agencies.not_verified',
    'recommendationNo',
    'ไม่พบข้อเสนอแนะเลขที่นี้ต่อหน่วยงานนี้ที่มีผู้ยืนยันผลแล้ว',
    'There is no verified recommendation of this number to this agency.',
  );

export const selfDecided = (): Problem =>
  problem('model_agencies.self_decided', {
    th: 'ผู้เสนอชื่อตัดสินใจเองไม่ได้ ต้องเป็นผู้อื่น',
    en: 'Whoever nominated an agency does not decide on it.',
    status: 403,
  });

/** Names each criterion without evidence. */
export function evidenceMissing(missing: readonly Criterion[]): Problem {
  const list = (language: 'th' | 'en') => missing.map((one) => one[language]).join('; ');
  return problem('model_agencies.evidence_missing', {
    th: `ยังขาดหลักฐานของเกณฑ์: ${list('th')}`,
    en: `Evidence is missing for: ${list('en')}`,
    status: 409,
    details: { missing: missing.map(({ id }) => id).join(' ') },
  });
}

export const termUnclear = (): Problem =>
  atField(
    'model_agencies.term_unclear',
    'termUntilOn',
    'วาระต้องสิ้นสุดในอนาคต ไม่เกิน 3 ปี',
    'A term ends on a later day, within 3 years.',
  );

export const ownText = (): Problem =>
  problem('model_agencies.own_text', {
    th: 'ผู้เขียนหรือผู้ที่อ่านไปแล้วอนุมัติเผยแพร่อีกไม่ได้ ต้องเป็นผู้อื่น',
    en: 'Whoever wrote a card or has cleared it once does not clear it again.',
    status: 403,
  });

export const notModelYet = (): Problem =>
  problem('model_agencies.not_model_yet', {
    th: 'เผยแพร่ได้เมื่อหน่วยงานเป็นหน่วยงานต้นแบบและยังอยู่ในวาระ',
    en: 'A card is published while its agency is a model agency.',
    status: 409,
  });

export const resultUnclear = (): Problem =>
  atField(
    'model_agencies.result_unclear',
    'resultTh',
    'ตัวเลขผลต้องบอกว่าคืออะไร หน่วยใด วัดอย่างไร (ไทยและอังกฤษ) หากไม่ได้วัดให้เว้นว่าง',
    'A number says what it is, in which unit and how it was measured. Leave it empty where nobody measured.',
  );

export const practiceWithdrawn = (): Problem =>
  problem('model_agencies.practice_withdrawn', {
    th: 'แนวปฏิบัตินี้ถอนแล้ว จึงบันทึกการนำไปใช้ใหม่ไม่ได้',
    en: 'This practice is withdrawn; it is not taken up any more.',
    status: 409,
  });

export const ownPractice = (): Problem =>
  atField(
    'model_agencies.own_practice',
    'agencyId',
    'หน่วยงานนี้เป็นเจ้าของแนวปฏิบัติเอง',
    'This agency is where the practice comes from.',
    409,
  );

export const adoptedAlready = (): Problem =>
  atField(
    'model_agencies.adopted_already',
    'agencyId',
    'บันทึกไว้แล้วว่าหน่วยงานนี้นำแนวปฏิบัตินี้ไปใช้',
    'It is recorded already that this agency took up the practice.',
    409,
  );

export const selfChecked = (): Problem =>
  problem('model_agencies.self_checked', {
    th: 'ผู้บันทึกยืนยันเองไม่ได้ ต้องเป็นผู้อื่น',
    en: 'Whoever recorded it does not verify it.',
    status: 403,
  });

export const dayAhead = (field: string): Problem =>
  atField('model_agencies.day_ahead', field, 'วันที่นี้ยังมาไม่ถึง', 'This day has not come yet.');

export const dayTooOld = (field: string): Problem =>
  atField(
    'model_agencies.day_too_old',
    field,
    'วันที่นี้เก่ากว่าสิบปี โปรดตรวจปี พ.ศ.',
    'This day is more than ten years ago. Please check the year.',
  );
