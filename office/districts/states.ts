/** What a district centre brings: counts, which stay as recorded; questions; matters that go out and come back. */
import type { Subject } from '#office/action.ts';

const countStates = {
  recorded: { th: 'รายงานแล้ว', en: 'Reported' },
} as const;

export const countSubject: Subject<typeof countStates> = {
  kind: 'district_count',
  table: 'office.district_counts',
  id: 'count_id',
  states: countStates,
};

export const questionStates = {
  asked: { th: 'รอคำตอบ', en: 'Waiting for an answer' },
  answered: { th: 'ตอบแล้ว', en: 'Answered' },
} as const;

export type QuestionState = keyof typeof questionStates;

export const questionSubject: Subject<typeof questionStates> = {
  kind: 'district_question',
  table: 'office.district_questions',
  id: 'question_id',
  states: questionStates,
};

export const matterStates = {
  handed_over: { th: 'ส่งต่อแล้ว', en: 'Handed over' },
  taken_over: { th: 'สำนักงาน ปปท. เขต รับเรื่องแล้ว', en: 'Taken over by the Area’s desk' },
  answered: { th: 'ได้ผลกลับมาแล้ว', en: 'Came back' },
} as const;

export type MatterState = keyof typeof matterStates;

export const matterSubject: Subject<typeof matterStates> = {
  kind: 'district_matter',
  table: 'office.district_matters',
  id: 'matter_id',
  states: matterStates,
};

/** To whom a centre hands a matter. The last two are named, for they have no account here. */
export const receivers = {
  area_office: { th: 'สำนักงาน ปปท. เขต', en: 'The PACC Area office' },
  province_centre: { th: 'ศูนย์ดำรงธรรมจังหวัด', en: 'The provincial Damrongdhamma centre' },
  agency: { th: 'หน่วยงานเจ้าของเรื่อง (ระบุชื่อหน่วยงาน)', en: 'The agency concerned (name it)' },
  other: { th: 'หน่วยงานอื่น (ระบุชื่อหน่วยงาน)', en: 'Another body (name it)' },
} as const;

export type Receiver = keyof typeof receivers;

export const receiverNames = Object.keys(receivers) as [Receiver, ...Receiver[]];

export const isNamed = (receiver: Receiver): boolean => receiver === 'agency' || receiver === 'other';
