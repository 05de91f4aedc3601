/**
 * A version of advice: written, read by a second officer where it must be, signed. A signed one has no state after
 * that: that another replaced it, that it is over or that a law changed is asked of the rows around it.
 */
import type { Subject } from '#office/action.ts';

export const adviceStates = {
  drafted: { th: 'ร่าง', en: 'Draft' },
  to_read: { th: 'รอผู้อ่านทาน', en: 'Waiting for the second reader' },
  to_sign: { th: 'รอลงนาม', en: 'Waiting to be signed' },
  signed: { th: 'ลงนามแล้ว', en: 'Signed' },
  dropped: { th: 'เลิกร่าง', en: 'Draft dropped' },
} as const;

export type AdviceState = keyof typeof adviceStates;

export const adviceSubject: Subject<typeof adviceStates> = {
  kind: 'advice',
  table: 'office.advices',
  id: 'advice_id',
  states: adviceStates,
};
