/** A participant's entry, and a consent: their states, and what a person can be asked for. */
import type { Subject } from '#office/action.ts';

export const participantStates = {
  known: { th: 'ใช้อยู่', en: 'In use' },
  merged: { th: 'รวมกับรายการอื่นแล้ว', en: 'Merged into another entry' },
  erased: { th: 'ลบชื่อแล้ว', en: 'Name removed' },
} as const;

export type ParticipantState = keyof typeof participantStates;

export const participantSubject: Subject<typeof participantStates> = {
  kind: 'participant',
  table: 'office.participants',
  id: 'participant_id',
  states: participantStates,
};

const consentStates = {
  given: { th: 'ให้ไว้', en: 'Given' },
  withdrawn: { th: 'ถอนแล้ว', en: 'Withdrawn' },
} as const;

export const consentSubject: Subject<typeof consentStates> = {
  kind: 'participant_consent',
  table: 'office.participant_consents',
  id: 'participant_consent_id',
  states: consentStates,
};

/** What a person may agree to beyond taking part; the list of who came needs no consent, it is the office's task. */
export const purposes = {
  contact: { th: 'ให้ติดต่อเรื่องกิจกรรมครั้งต่อไป', en: 'to be told of later meetings' },
  publicity: { th: 'ให้เผยแพร่ภาพถ่ายและตำแหน่ง', en: 'that a photograph and the post are published' },
  certificate_name: {
    th: 'ให้แสดงชื่อเมื่อมีผู้ตรวจสอบประกาศนียบัตร',
    en: 'that the name is shown to whoever checks a certificate',
  },
} as const;

export type Purpose = keyof typeof purposes;
export const purposeNames = Object.keys(purposes) as [Purpose, ...Purpose[]];

export const consentWays = {
  paper: { th: 'ลงชื่อบนกระดาษ', en: 'signed on paper' },
  in_person: { th: 'บอกด้วยวาจาต่อเจ้าหน้าที่', en: 'said to an officer' },
  form: { th: 'กรอกแบบฟอร์ม', en: 'by a form' },
} as const;

export const consentWayNames = Object.keys(consentWays) as [
  keyof typeof consentWays,
  ...(keyof typeof consentWays)[],
];

/** Why a list of names leaves the system; stands in the event of the export. */
export const exportReasons = {
  meeting: { th: 'จัดประชุมหรืออบรม', en: 'to hold a meeting or a course' },
  report: { th: 'แนบรายงานเสนอผู้บังคับบัญชา', en: 'to go with a report to a superior' },
  certificates: { th: 'ออกประกาศนียบัตร', en: 'to issue certificates' },
  correction: { th: 'ให้หน่วยงานตรวจความถูกต้อง', en: 'for an agency to check' },
} as const;

export type ExportReason = keyof typeof exportReasons;
export const exportReasonNames = Object.keys(exportReasons) as [ExportReason, ...ExportReason[]];
