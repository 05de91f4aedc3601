/** An urgent warning and what came of it. How far its letter is, the letter itself says. */
import type { Subject } from '#office/action.ts';

export const warningStates = {
  open: { th: 'ยังไม่ทราบผล', en: 'No outcome yet' },
  deferred: { th: 'ทบทวนหรือชะลอแล้ว', en: 'Deferred' },
  went_on: { th: 'ดำเนินการต่อโดยให้เหตุผล', en: 'Went on, with a reason' },
  no_reply: { th: 'ไม่มีคำตอบภายในเวลา', en: 'No reply in time' },
  withdrawn: { th: 'ยกเลิกก่อนส่ง', en: 'Withdrawn before dispatch' },
} as const;

export type WarningState = keyof typeof warningStates;

export const warningSubject: Subject<typeof warningStates> = {
  kind: 'urgent_warning',
  table: 'office.urgent_warnings',
  id: 'warning_id',
  states: warningStates,
};

export const addressees = {
  agency: { th: 'หัวหน้าหน่วยงาน', en: 'The head of the agency' },
  supervisor: { th: 'ผู้กำกับดูแลหน่วยงาน', en: 'Whoever supervises the agency' },
} as const;
