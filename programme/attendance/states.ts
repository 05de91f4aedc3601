/** What is kept at a meeting's door: who was there, who was expected, cards for opinions. */
import type { Subject } from '#office/action.ts';

export const attendanceStates = {
  present: { th: 'มาร่วม', en: 'Was there' },
  withdrawn: { th: 'ถอนรายการแล้ว', en: 'Entry withdrawn' },
} as const;

export const attendanceSubject: Subject<typeof attendanceStates> = {
  kind: 'attendance',
  table: 'office.attendances',
  id: 'attendance_id',
  states: attendanceStates,
};

const codeStates = { issued: { th: 'ออกรหัสแล้ว', en: 'Code issued' } } as const;

export const codeSubject: Subject<typeof codeStates> = {
  kind: 'attendance_code',
  table: 'office.attendance_codes',
  id: 'attendance_code_id',
  states: codeStates,
};

const setStates = { printed: { th: 'พิมพ์แล้ว', en: 'Printed' } } as const;

export const feedbackSetSubject: Subject<typeof setStates> = {
  kind: 'feedback_set',
  table: 'office.feedback_sets',
  id: 'feedback_set_id',
  states: setStates,
};

export const ways = {
  in: { th: 'เข้า', en: 'In' },
  out: { th: 'ออก', en: 'Out' },
} as const;
export type Way = keyof typeof ways;
export const wayNames = Object.keys(ways) as [Way, ...Way[]];

export const hows = {
  scanner: { th: 'เจ้าหน้าที่อ่านรหัส', en: 'code read by an officer' },
  self: { th: 'ลงเวลาเองด้วยรหัส', en: 'signed in by code' },
  desk: { th: 'เจ้าหน้าที่ลงเวลาให้', en: 'signed in by an officer' },
  walk_in: { th: 'มาโดยไม่ได้อยู่ในรายชื่อ', en: 'came without being listed' },
  paper: { th: 'จากใบลงชื่อกระดาษ', en: 'from the paper list' },
} as const;
export type How = keyof typeof hows;

/** How an officer may enter somebody by hand. */
export const deskHows = ['desk', 'walk_in', 'paper'] as const;

/** Why a scan does not count as it stands. A double counts once and asks for nothing. */
export const troubles = {
  double: { th: 'อ่านซ้ำ นับครั้งเดียว', en: 'scanned twice, counted once' },
  in_twice: { th: 'เข้าสองครั้งโดยไม่ได้ออก', en: 'in twice without an out' },
  out_before_in: { th: 'ออกโดยไม่มีเวลาเข้า', en: 'out without an in' },
  clock: { th: 'นาฬิกาเครื่องผิด เวลายังมาไม่ถึง', en: 'the phone’s clock was wrong: a time to come' },
  other_day: { th: 'ไม่ใช่วันประชุม', en: 'not a day of the meeting' },
  unknown_code: { th: 'รหัสไม่ใช่ของการประชุมนี้', en: 'not a code of this meeting' },
} as const;
export type Trouble = keyof typeof troubles;
