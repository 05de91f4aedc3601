/** What came of the office's stepping in: said by an officer, then confirmed by another or by a document. */
import type { Subject } from '#office/action.ts';

export const outcomeStates = {
  recorded: { th: 'บันทึกแล้ว รอผู้อื่นยืนยัน', en: 'Recorded, to be verified by another' },
  verified: { th: 'ยืนยันแล้ว', en: 'Verified' },
  withdrawn: { th: 'ถอนบันทึก', en: 'Withdrawn' },
} as const;

export type OutcomeState = keyof typeof outcomeStates;

export const outcomeSubject: Subject<typeof outcomeStates> = {
  kind: 'watch_outcome',
  table: 'office.watch_outcomes',
  id: 'watch_outcome_id',
  states: outcomeStates,
};

export const interventionOutcomes = {
  explained: { th: 'มีคำอธิบายที่สมเหตุสมผล', en: 'Explained' },
  changed_before_signing: {
    th: 'หน่วยงานแก้ไขก่อนลงนาม',
    en: 'Changed before signing',
  },
  changed_after: { th: 'หน่วยงานแก้ไขภายหลัง', en: 'Changed afterwards' },
  not_changed: { th: 'ไม่มีการแก้ไข', en: 'Not changed' },
  not_ours: { th: 'ไม่อยู่ในหน้าที่ของสำนักงาน', en: 'Not ours' },
} as const;

export type InterventionOutcome = keyof typeof interventionOutcomes;
export const interventionOutcomeNames = Object.keys(interventionOutcomes) as [
  InterventionOutcome,
  ...InterventionOutcome[],
];
