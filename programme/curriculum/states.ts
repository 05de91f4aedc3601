/** What a course is made of and what becomes of it: versions, lessons, questions, tests, certificates. */
import type { Subject } from '#office/action.ts';

export const versionStates = {
  drafted: { th: 'ร่าง', en: 'Draft' },
  published: { th: 'ใช้อยู่', en: 'In use' },
  retired: { th: 'เลิกใช้แล้ว', en: 'Retired' },
  discarded: { th: 'ทิ้งแล้ว', en: 'Discarded' },
} as const;

export type VersionState = keyof typeof versionStates;

export const versionSubject: Subject<typeof versionStates> = {
  kind: 'course_version',
  table: 'office.course_versions',
  id: 'version_id',
  states: versionStates,
};

const lessonStates = { written: { th: 'เขียนแล้ว', en: 'Written' } } as const;

export const lessonSubject: Subject<typeof lessonStates> = {
  kind: 'lesson',
  table: 'office.lessons',
  id: 'lesson_id',
  states: lessonStates,
};

export const questionStates = {
  in_use: { th: 'ใช้อยู่', en: 'In use' },
  withdrawn: { th: 'ถอนแล้ว', en: 'Withdrawn' },
} as const;

export const questionSubject: Subject<typeof questionStates> = {
  kind: 'question',
  table: 'office.questions',
  id: 'question_id',
  states: questionStates,
};

export const attemptStates = {
  running: { th: 'กำลังทำ', en: 'Under way' },
  finished: { th: 'เสร็จแล้ว', en: 'Finished' },
} as const;

export type AttemptState = keyof typeof attemptStates;

export const attemptSubject: Subject<typeof attemptStates> = {
  kind: 'attempt',
  table: 'office.attempts',
  id: 'attempt_id',
  states: attemptStates,
};

const allowanceStates = { given: { th: 'ให้แล้ว', en: 'Given' } } as const;

export const allowanceSubject: Subject<typeof allowanceStates> = {
  kind: 'test_allowance',
  table: 'office.test_allowances',
  id: 'allowance_id',
  states: allowanceStates,
};

export const testKinds = {
  pre: { th: 'แบบทดสอบก่อนเรียน', en: 'Pre-test' },
  post: { th: 'แบบทดสอบหลังเรียน', en: 'Post-test' },
} as const;

export type TestKind = keyof typeof testKinds;

export const certificateStates = {
  issued: { th: 'ใช้ได้', en: 'Valid' },
  revoked: { th: 'เพิกถอนแล้ว', en: 'Revoked' },
} as const;

export type CertificateState = keyof typeof certificateStates;

export const certificateSubject: Subject<typeof certificateStates> = {
  kind: 'certificate',
  table: 'office.certificates',
  id: 'certificate_id',
  states: certificateStates,
};

const publicityStates = { recorded: { th: 'บันทึกแล้ว', en: 'Recorded' } } as const;

export const publicitySubject: Subject<typeof publicityStates> = {
  kind: 'publicity',
  table: 'office.publicity',
  id: 'publicity_id',
  states: publicityStates,
};

/** A member of the trainer pool; what was taught stays when it ends. */
export const trainerStates = {
  active: { th: 'สอนได้', en: 'May teach' },
  ended: { th: 'สิ้นสุดแล้ว', en: 'Ended' },
} as const;

export type TrainerState = keyof typeof trainerStates;

export const trainerSubject: Subject<typeof trainerStates> = {
  kind: 'trainer',
  table: 'office.trainers',
  id: 'trainer_id',
  states: trainerStates,
};

const meetingTrainerStates = {
  chosen: { th: 'เลือกแล้ว', en: 'Chosen' },
  dropped: { th: 'ถอนแล้ว', en: 'Taken off' },
} as const;

export const meetingTrainerSubject: Subject<typeof meetingTrainerStates> = {
  kind: 'meeting_trainer',
  table: 'office.meeting_trainers',
  id: 'meeting_trainer_id',
  states: meetingTrainerStates,
};
