/**
 * A meeting's way: drafted by the desk, announced to everybody, held, reported; or cancelled with its reason.
 * What happened in the past is entered as a draft and recorded as held. A draft is the own desk's alone.
 */
import type { Subject } from '#office/action.ts';

export const meetingStates = {
  drafted: { th: 'ร่าง', en: 'Draft' },
  announced: { th: 'ประกาศแล้ว', en: 'Announced' },
  held: { th: 'จัดแล้ว', en: 'Held' },
  reported: { th: 'รายงานแล้ว', en: 'Reported' },
  cancelled: { th: 'ยกเลิก', en: 'Cancelled' },
} as const;

export type MeetingState = keyof typeof meetingStates;

export const meetingSubject: Subject<typeof meetingStates> = {
  kind: 'meeting',
  table: 'office.activities',
  id: 'activity_id',
  states: meetingStates,
};

/** Still to come, or its record still to be written. */
export const aheadStates = ['drafted', 'announced'] as const;

/** It took place. */
export const heldStates = ['held', 'reported'] as const;
