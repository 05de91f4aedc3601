/**
 * Model agencies (หน่วยงานต้นแบบ): nominated, chosen by somebody else, confirmed each year, and at last ended. Their
 * practices are public once two others have read them; adoptions count once somebody else has looked.
 */
import type { Subject } from '#office/action.ts';

export const modelStates = {
  nominated: { th: 'เสนอชื่อแล้ว รอตัดสินใจ', en: 'Nominated, to be decided' },
  not_chosen: { th: 'ยังไม่เป็นหน่วยงานต้นแบบ', en: 'Not chosen' },
  model: { th: 'หน่วยงานต้นแบบ', en: 'Model agency' },
  ended: { th: 'สิ้นสุดวาระ', en: 'Term ended' },
} as const;

export type ModelState = keyof typeof modelStates;

export const model: Subject<typeof modelStates> = {
  kind: 'model_agency',
  table: 'office.model_agencies',
  id: 'model_agency_id',
  states: modelStates,
};

const evidenceStates = { entered: { th: 'บันทึกแล้ว', en: 'Entered' } } as const;

export const evidence: Subject<typeof evidenceStates> = {
  kind: 'model_evidence',
  table: 'office.model_evidence',
  id: 'evidence_id',
  states: evidenceStates,
};

export const practiceStates = {
  drafted: { th: 'ร่าง รอผู้อ่านคนแรก', en: 'Draft, to be read' },
  read_once: { th: 'อ่านแล้วหนึ่งคน รอคนที่สอง', en: 'Read by one, to be read by a second' },
  public: { th: 'เผยแพร่แล้ว', en: 'Public' },
  withdrawn: { th: 'ถอนแล้ว', en: 'Withdrawn' },
} as const;

export type PracticeState = keyof typeof practiceStates;

export const practice: Subject<typeof practiceStates> = {
  kind: 'practice',
  table: 'office.practices',
  id: 'practice_id',
  states: practiceStates,
};

export const adoptionStates = {
  recorded: { th: 'บันทึกแล้ว รอยืนยัน', en: 'Recorded, to be verified' },
  verified: { th: 'ยืนยันแล้ว', en: 'Verified' },
  not_confirmed: { th: 'ยังยืนยันไม่ได้', en: 'Not confirmed' },
} as const;

export type AdoptionState = keyof typeof adoptionStates;

export const adoption: Subject<typeof adoptionStates> = {
  kind: 'adoption',
  table: 'office.adoptions',
  id: 'adoption_id',
  states: adoptionStates,
};
