/**
 * The way of an enrolled province through its year. An invitation is answered or withdrawn; what the answer
 * was is no state, for states stand in the timeline and a refusal must not. A workspace runs, is closed with
 * its lessons, and then somebody decides what follows.
 */
import type { Subject } from '#office/action.ts';

export const invitationStates = {
  invited: { th: 'เชิญแล้ว รอคำตอบ', en: 'Invited, to be answered' },
  answered: { th: 'ตอบแล้ว', en: 'Answered' },
  withdrawn: { th: 'ถอนคำเชิญ', en: 'Withdrawn' },
} as const;

export type InvitationState = keyof typeof invitationStates;

export const invitation: Subject<typeof invitationStates> = {
  kind: 'province_invitation',
  table: 'office.province_invitations',
  id: 'invitation_id',
  states: invitationStates,
};

export const workspaceStates = {
  running: { th: 'กำลังดำเนินงาน', en: 'At work' },
  closed: { th: 'ถอดบทเรียนแล้ว รอตัดสินใจปีถัดไป', en: 'Lessons drawn, next year to be decided' },
  decided: { th: 'ตัดสินใจปีถัดไปแล้ว', en: 'Next year decided' },
} as const;

export type WorkspaceState = keyof typeof workspaceStates;

export const workspace: Subject<typeof workspaceStates> = {
  kind: 'workspace',
  table: 'office.workspaces',
  id: 'workspace_id',
  states: workspaceStates,
};

export const stepStates = {
  open: { th: 'ยังไม่ทำ', en: 'Open' },
  done: { th: 'ทำแล้ว', en: 'Done' },
} as const;

export const step: Subject<typeof stepStates> = {
  kind: 'workspace_step',
  table: 'office.workspace_steps',
  id: 'step_id',
  states: stepStates,
};

export const memberStates = {
  serving: { th: 'ปฏิบัติหน้าที่', en: 'Serving' },
  left: { th: 'พ้นหน้าที่', en: 'Left' },
} as const;

export const member: Subject<typeof memberStates> = {
  kind: 'workspace_member',
  table: 'office.workspace_members',
  id: 'member_id',
  states: memberStates,
};

export const joiningStates = {
  invited: { th: 'เชิญแล้ว', en: 'Asked' },
  joined: { th: 'เข้าร่วมแล้ว', en: 'Joined' },
  left: { th: 'ออกแล้ว', en: 'Left' },
} as const;

export type JoiningState = keyof typeof joiningStates;

export const joining: Subject<typeof joiningStates> = {
  kind: 'workspace_agency',
  table: 'office.workspace_agencies',
  id: 'joining_id',
  states: joiningStates,
};

/** The role of a province in a year; what the year itself calls it stands beside it. */
export const places = {
  pilot: { th: 'จังหวัดต้นแบบ (นำร่อง)', en: 'Pilot province' },
  model: { th: 'จังหวัดต้นแบบ', en: 'Model province' },
  expansion: { th: 'จังหวัดขยายผล', en: 'Expansion province' },
} as const;

export type PlaceKind = keyof typeof places;
export const placeNames = Object.keys(places) as [PlaceKind, ...PlaceKind[]];

export const answers = {
  accepted: { th: 'ตอบรับเข้าร่วม', en: 'Takes part' },
  refused: { th: 'ไม่เข้าร่วมในปีนี้', en: 'Does not take part this year' },
} as const;

export type AnswerName = keyof typeof answers;
export const answerNames = Object.keys(answers) as [AnswerName, ...AnswerName[]];

export const duties = {
  coordinator: { th: 'ผู้ประสานงานจังหวัด', en: 'Coordinator of the province' },
  chair: { th: 'ประธานคณะทำงาน', en: 'Chair of the working group' },
  member: { th: 'คณะทำงาน', en: 'Member of the working group' },
  secretary: { th: 'เลขานุการคณะทำงาน', en: 'Secretary of the working group' },
} as const;

export type Duty = keyof typeof duties;
export const dutyNames = Object.keys(duties) as [Duty, ...Duty[]];

export const nextStatuses = {
  continue: { th: 'ดำเนินงานต่อ', en: 'Continue' },
  expand: { th: 'ขยายผล', en: 'Expand' },
  graduate: { th: 'สำเร็จแล้ว จังหวัดทำเองต่อ', en: 'Graduate: the province goes on by itself' },
  stop: { th: 'ยุติการเข้าร่วม', en: 'Stop' },
} as const;

export type NextStatus = keyof typeof nextStatuses;
export const nextStatusNames = Object.keys(nextStatuses) as [NextStatus, ...NextStatus[]];

/** What a decision on the next year rests on. */
export const proofs = {
  coordinator: { th: 'มีผู้ประสานงานจังหวัด', en: 'a coordinator was named' },
  agency_joined: { th: 'มีหน่วยงานเข้าร่วมอย่างน้อย 1 แห่ง', en: 'at least one agency joined' },
  mid_year: { th: 'ทบทวนกลางปีแล้ว', en: 'the mid-year review was held' },
  lessons: { th: 'ถอดบทเรียนแล้ว', en: 'the lessons were drawn' },
  half_of_steps: { th: 'ทำตามแนวทางแล้วอย่างน้อยครึ่งหนึ่ง', en: 'at least half of the steps are done' },
  measured_result: { th: 'มีผลที่วัดได้เป็นตัวเลขอย่างน้อย 1 รายการ', en: 'at least one result was measured' },
} as const;

export type Proof = keyof typeof proofs;
export const proofNames = Object.keys(proofs) as [Proof, ...Proof[]];
