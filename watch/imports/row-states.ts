/** What a person has decided about one waiting row. A row without a decision waits. */
import type { Subject } from '#office/action.ts';

export const rowStates = {
  /** An officer, by mending it; nothing is imported yet. */
  mended: { th: 'แก้แล้ว รอส่งนำเข้า', en: 'Mended, to be sent' },
  /** An officer, by sending what was mended. */
  sent: { th: 'ส่งนำเข้าแล้ว', en: 'Sent for import' },
  /** An officer, with a reason. */
  left_out: { th: 'ไม่นำเข้า', en: 'Left out' },
  /** An officer, who thought again. */
  withdrawn: { th: 'ถอนการตัดสินใจแล้ว', en: 'Decision withdrawn' },
} as const;

export type RowState = keyof typeof rowStates;

export const rowSubject: Subject<typeof rowStates> = {
  kind: 'waiting_row',
  table: 'office.waiting_row_decisions',
  id: 'decision_id',
  states: rowStates,
};
