/** A visit from its plan to its end, and each agency on it. */
import type { Subject } from '#office/action.ts';

export const visitStates = {
  planned: { th: 'วางแผนแล้ว', en: 'Planned' },
  under_way: { th: 'กำลังลงพื้นที่', en: 'Under way' },
  findings_in: { th: 'บันทึกสิ่งที่พบครบแล้ว', en: 'Findings are in' },
  reported: { th: 'รายงานแล้ว', en: 'Reported' },
  closed: { th: 'ปิดการลงพื้นที่', en: 'Closed' },
  cancelled: { th: 'ยกเลิก', en: 'Cancelled' },
} as const;

export type VisitState = keyof typeof visitStates;

export const visitSubject: Subject<typeof visitStates> = {
  kind: 'visit',
  table: 'office.visits',
  id: 'visit_id',
  states: visitStates,
};

export const visitAgencyStates = {
  to_see: { th: 'ยังไม่บันทึกสิ่งที่พบ', en: 'Nothing written yet' },
  seen: { th: 'บันทึกสิ่งที่พบแล้ว', en: 'Findings written' },
  responded: { th: 'หน่วยงานชี้แจงแล้ว', en: 'The agency has responded' },
  left_out: { th: 'ไม่ได้ไป', en: 'Left out' },
} as const;

export type VisitAgencyState = keyof typeof visitAgencyStates;

export const visitAgencySubject: Subject<typeof visitAgencyStates> = {
  kind: 'visit_agency',
  table: 'office.visit_agencies',
  id: 'visit_agency_id',
  states: visitAgencyStates,
};
