/** A selection: drafted by the desk, prepared with its data frozen, proposed, decided by somebody else. */
import type { Subject } from '#office/action.ts';

export const selectionStates = {
  drafted: { th: 'ร่าง', en: 'Draft' },
  prepared: { th: 'ตรึงข้อมูลแล้ว', en: 'Prepared, data frozen' },
  proposed: { th: 'เสนอแล้ว รอพิจารณา', en: 'Proposed, to be decided' },
  decided: { th: 'เห็นชอบแล้ว', en: 'Decided' },
  withdrawn: { th: 'ยกเลิก', en: 'Withdrawn' },
} as const;

export type SelectionState = keyof typeof selectionStates;

export const selectionSubject: Subject<typeof selectionStates> = {
  kind: 'selection',
  table: 'office.selections',
  id: 'selection_id',
  states: selectionStates,
};

export const roles = {
  pilot: { th: 'จังหวัดต้นแบบ (นำร่อง)', en: 'Pilot province' },
  model: { th: 'จังหวัดต้นแบบ', en: 'Model province' },
  expansion: { th: 'จังหวัดขยายผล', en: 'Expansion province' },
} as const;

export const roleNames = ['expansion', 'pilot', 'model'] as const;

export const wills = {
  in_writing: { th: 'ประสงค์ แจ้งเป็นหนังสือ', en: 'Wants to, in writing' },
  by_word: { th: 'ประสงค์ แจ้งด้วยวาจา', en: 'Wants to, by word of mouth' },
  not_wanted: { th: 'ไม่ประสงค์ในปีนี้', en: 'Does not want to this year' },
} as const;

export const coordinators = {
  named: { th: 'แต่งตั้งแล้ว', en: 'Named' },
  none: { th: 'ยังไม่มี', en: 'None yet' },
} as const;
