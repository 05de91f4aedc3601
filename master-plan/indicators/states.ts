/** A target of an indicator: proposed by one, decided by another; a revision takes the place of the one before and both stay. */
import type { Subject } from '#office/action.ts';

export const targetStates = {
  proposed: { th: 'เสนอแล้ว รอพิจารณา', en: 'Proposed, to be decided' },
  in_force: { th: 'ใช้อยู่', en: 'In force' },
  replaced: { th: 'มีค่าใหม่แทนแล้ว', en: 'Replaced' },
  declined: { th: 'ไม่เห็นชอบ', en: 'Declined' },
} as const;

export type TargetState = keyof typeof targetStates;

export const targetSubject: Subject<typeof targetStates> = {
  kind: 'indicator_target',
  table: 'office.indicator_targets',
  id: 'indicator_target_id',
  states: targetStates,
};

const indicatorStates = {
  in_force: { th: 'ใช้อยู่', en: 'In force' },
  withdrawn: { th: 'เลิกใช้', en: 'Withdrawn' },
} as const;

export const indicatorSubject: Subject<typeof indicatorStates> = {
  kind: 'indicator',
  table: 'office.indicators',
  id: 'indicator_id',
  idPattern: /^[a-z0-9]+(-[a-z0-9]+)*$/u,
  states: indicatorStates,
};

export const aggregations = {
  sum: { th: 'บวกกัน', en: 'Added' },
  ratio: { th: 'ผลรวมของตัวตั้ง หารด้วย ผลรวมของตัวหาร', en: 'Sum of the parts by the sum of the wholes' },
  latest: { th: 'ใช้ค่าของช่วงล่าสุด', en: 'The latest period counts' },
  none: { th: 'รวมกันไม่ได้ แสดงรายหน่วยงาน', en: 'Not added; shown body by body' },
} as const;

export const directions = {
  more: { th: 'ยิ่งมากยิ่งดี', en: 'More is better' },
  less: { th: 'ยิ่งน้อยยิ่งดี', en: 'Less is better' },
} as const;
