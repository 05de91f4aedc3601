/**
 * A return from what is owed to the centre's acceptance. Sent, it is accepted by the body's head, then by the
 * province, the Region and the centre; each may send it back. A corrected one begins again at "sent", and what
 * was accepted before stays accepted for its own revision.
 */
import type { Subject } from '#office/action.ts';
import type { Role } from '#office/staff/roles.ts';

export const returnStates = {
  owed: { th: 'ยังไม่ส่ง', en: 'Not sent yet' },
  submitted: { th: 'ส่งแล้ว รอหัวหน้าหน่วยงาน', en: 'Sent, waits for the head of the body' },
  approved: { th: 'หัวหน้าหน่วยงานเห็นชอบ รอจังหวัด', en: 'Approved by the head, waits for the province' },
  province_accepted: { th: 'จังหวัดรับแล้ว รอภาค', en: 'Accepted by the province, waits for the Region' },
  region_accepted: { th: 'ภาครับแล้ว รอส่วนกลาง', en: 'Accepted by the Region, waits for the centre' },
  centre_accepted: { th: 'ส่วนกลางรับแล้ว', en: 'Accepted by the centre' },
  returned: { th: 'ส่งคืนให้แก้ไข', en: 'Sent back' },
} as const;

export type ReturnState = keyof typeof returnStates;

export const returnSubject: Subject<typeof returnStates> = {
  kind: 'quarterly_return',
  table: 'office.quarterly_returns',
  id: 'quarterly_return_id',
  states: returnStates,
};

interface Level {
  th: string;
  en: string;
  role: Role;
  /** Where a return stands when it waits for this level. */
  waits: ReturnState;
  /** And when this level has accepted it. */
  accepted: ReturnState;
}

/** The levels that accept, in their order. */
export const levels = {
  agency: {
    th: 'หัวหน้าหน่วยงาน',
    en: 'Head of the body',
    role: 'agency_head',
    waits: 'submitted',
    accepted: 'approved',
  },
  province: {
    th: 'สำนักงาน ป.ป.ช. ประจำจังหวัด',
    en: 'NACC provincial office',
    role: 'nacc_province',
    waits: 'approved',
    accepted: 'province_accepted',
  },
  region: {
    th: 'สำนักงาน ป.ป.ช. ภาค',
    en: 'NACC Region',
    role: 'nacc_region',
    waits: 'province_accepted',
    accepted: 'region_accepted',
  },
  centre: {
    th: 'สำนักงาน ป.ป.ช. ส่วนกลาง',
    en: 'NACC centre',
    role: 'nacc_centre',
    waits: 'region_accepted',
    accepted: 'centre_accepted',
  },
} as const satisfies Record<string, Level>;

export type ReturnLevel = keyof typeof levels;
export const levelNames = Object.keys(levels) as [ReturnLevel, ...ReturnLevel[]];

/** The level at which a role decides; null for one that does not. */
export const levelOf = (role: Role): ReturnLevel | null =>
  levelNames.find((level) => levels[level].role === role) ?? null;

export const decisions = {
  accepted: { th: 'รับ', en: 'Accepted' },
  returned: { th: 'ส่งคืน', en: 'Sent back' },
  taken_back: { th: 'ถอนการรับ', en: 'Acceptance taken back' },
} as const;

export type ReturnDecision = keyof typeof decisions;
