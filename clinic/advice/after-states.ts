/** What comes after an answer: a law that changed, a look at what was answered under it, and asking what was done. */
import type { Subject } from '#office/action.ts';

const lawChangeStates = {
  reported: { th: 'แจ้งแล้ว', en: 'Reported' },
} as const;

export const lawChangeSubject: Subject<typeof lawChangeStates> = {
  kind: 'law_change',
  table: 'office.law_changes',
  id: 'law_change_id',
  states: lawChangeStates,
};

const reviewStates = {
  cleared: { th: 'ทบทวนแล้ว ยังใช้ได้', en: 'Looked at, still right' },
} as const;

export const reviewSubject: Subject<typeof reviewStates> = {
  kind: 'advice_review',
  table: 'office.advice_reviews',
  id: 'review_id',
  states: reviewStates,
};

export const followUpStates = {
  waiting: { th: 'รอติดตาม', en: 'To be asked' },
  recorded: { th: 'บันทึกแล้ว', en: 'Recorded' },
} as const;

export const followUpSubject: Subject<typeof followUpStates> = {
  kind: 'advice_follow_up',
  table: 'office.advice_follow_ups',
  id: 'follow_up_id',
  states: followUpStates,
};

/** What the asker says was done with the advice. */
export const dids = {
  followed: { th: 'ทำตามคำปรึกษา', en: 'Followed' },
  partly: { th: 'ทำตามบางส่วน', en: 'Partly followed' },
  not_followed: { th: 'ไม่ได้ทำตาม', en: 'Not followed' },
  not_done_yet: { th: 'ยังไม่ได้ดำเนินการ', en: 'Nothing done yet' },
  cannot_reach: { th: 'ติดต่อไม่ได้', en: 'Cannot be reached' },
} as const;

export type Did = keyof typeof dids;

export const didNames = Object.keys(dids) as [Did, ...Did[]];

/** What came of it, again as the asker says. */
export const outcomes = {
  explained: { th: 'ชี้แจงได้', en: 'Explained' },
  changed_before: { th: 'แก้ไขก่อนลงนามผูกพัน', en: 'Changed before signing' },
  changed_after: { th: 'แก้ไขหลังลงนามผูกพัน', en: 'Changed after signing' },
  not_changed: { th: 'ไม่ได้แก้ไข', en: 'Not changed' },
  not_ours: { th: 'ไม่อยู่ในหน้าที่', en: 'Not ours' },
} as const;

export type Outcome = keyof typeof outcomes;

export const outcomeNames = Object.keys(outcomes) as [Outcome, ...Outcome[]];
