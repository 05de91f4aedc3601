/** The centre's acceptance of the words that askers are shown. */
import type { Subject } from '#office/action.ts';

export const intakeTextStates = {
  accepted: { th: 'รับรองแล้ว', en: 'Accepted' },
  withdrawn: { th: 'เลิกรับรอง', en: 'No longer accepted' },
} as const;

export type IntakeTextState = keyof typeof intakeTextStates;

export const intakeTextSubject: Subject<typeof intakeTextStates> = {
  kind: 'intake_text',
  table: 'office.intake_texts',
  id: 'intake_text_id',
  states: intakeTextStates,
};
