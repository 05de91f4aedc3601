/** A problem case from its opening to what the asker says of it, what each party will do, and the joint meetings. */
import type { ConsultationState } from '#clinic/consultations/states.ts';
import type { Subject } from '#office/action.ts';

export const caseStates = {
  open: { th: 'เปิดกรณีแล้ว', en: 'Open' },
  under_way: { th: 'กำลังร่วมกันแก้ไข', en: 'Under way' },
  solved: { th: 'แก้ไขได้ ตามที่ผู้ขอบอก', en: 'Solved, the asker says' },
  partly_solved: { th: 'แก้ไขได้บางส่วน ตามที่ผู้ขอบอก', en: 'Partly solved, the asker says' },
  not_solved: { th: 'ยังแก้ไขไม่ได้ ตามที่ผู้ขอบอก', en: 'Not solved, the asker says' },
  withdrawn: { th: 'ถอนกรณี', en: 'Withdrawn' },
} as const;

export type CaseState = keyof typeof caseStates;

export const goingOn = ['open', 'under_way'] as const satisfies CaseState[];

/** Of a consultation: somebody has it in hand, or had. */
export const isOpenedFrom = (state: ConsultationState): boolean =>
  state === 'in_hand' || state === 'clarifying' || state === 'answered' || state === 'closed';

export const caseSubject: Subject<typeof caseStates> = {
  kind: 'problem_case',
  table: 'office.problem_cases',
  id: 'problem_case_id',
  states: caseStates,
};

export const commitmentStates = {
  promised: { th: 'รับไปทำ', en: 'To be done' },
  kept: { th: 'ทำแล้ว', en: 'Done' },
  released: { th: 'ไม่ต้องทำแล้ว', en: 'No longer asked' },
} as const;

export type CommitmentState = keyof typeof commitmentStates;

export const commitmentSubject: Subject<typeof commitmentStates> = {
  kind: 'problem_case_commitment',
  table: 'office.problem_case_commitments',
  id: 'problem_case_commitment_id',
  states: commitmentStates,
};

export const meetingStates = {
  planned: { th: 'นัดแล้ว', en: 'Planned' },
  held: { th: 'หารือแล้ว', en: 'Held' },
  called_off: { th: 'งดหารือ', en: 'Called off' },
} as const;

export type MeetingState = keyof typeof meetingStates;

export const meetingSubject: Subject<typeof meetingStates> = {
  kind: 'problem_case_meeting',
  table: 'office.problem_case_meetings',
  id: 'problem_case_meeting_id',
  states: meetingStates,
};

/** Who gave the consent. */
export const consenters = {
  asker: { th: 'ผู้ขอคำปรึกษาเอง', en: 'The asker' },
  representative: { th: 'ผู้ที่ผู้ขอคำปรึกษามอบหมาย', en: 'Somebody whom the asker named' },
} as const;

export type Consenter = keyof typeof consenters;
export const consenterNames = Object.keys(consenters) as [Consenter, ...Consenter[]];
