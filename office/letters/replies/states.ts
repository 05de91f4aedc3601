/** Codes by which an agency replies, and its replies. */
import type { Subject } from '#office/action.ts';

const replyCodeStates = {
  open: { th: 'ยังไม่ใช้', en: 'Not used' },
  used: { th: 'ใช้แล้ว', en: 'Used' },
  withdrawn: { th: 'ยกเลิกแล้ว', en: 'Withdrawn' },
} as const;

export type ReplyCodeState = keyof typeof replyCodeStates;

export const replyCode: Subject<typeof replyCodeStates> = {
  kind: 'letter_reply_code',
  table: 'office.letter_reply_codes',
  id: 'reply_code_id',
  states: replyCodeStates,
};

export const replyStates = {
  received: { th: 'ได้รับแล้ว รอเจ้าหน้าที่อ่าน', en: 'Received, to be read' },
  read: { th: 'เจ้าหน้าที่อ่านแล้ว', en: 'Read by the desk' },
} as const;

export type ReplyState = keyof typeof replyStates;

export const reply: Subject<typeof replyStates> = {
  kind: 'letter_reply',
  table: 'office.letter_replies',
  id: 'reply_id',
  states: replyStates,
};

export const replierKinds = {
  head: { th: 'หัวหน้าหน่วยงาน', en: 'Head of the agency' },
  named: { th: 'ผู้ที่หัวหน้าหน่วยงานมอบหมาย', en: 'Somebody the head has named' },
} as const;

export type ReplierKind = keyof typeof replierKinds;
