/** A round of quarterly returns: planned while who owes what may change, then fixed for good. */
import type { Subject } from '#office/action.ts';

export const roundStates = {
  planned: { th: 'กำลังกำหนดผู้รายงาน', en: 'Being planned' },
  fixed: { th: 'กำหนดแล้ว', en: 'Fixed' },
} as const;

export type RoundState = keyof typeof roundStates;

export const roundSubject: Subject<typeof roundStates> = {
  kind: 'return_round',
  table: 'office.return_rounds',
  id: 'return_round_id',
  idPattern: /^25\d\d-q[1-4]$/u,
  states: roundStates,
};
