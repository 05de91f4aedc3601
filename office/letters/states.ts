/**
 * Letters and what becomes of them. A letter goes down one ladder: drafted by somebody of the desk,
 * reviewed by somebody else, signed by who may, numbered from the office's register, dispatched, received,
 * answered; before dispatch it can be withdrawn, with a reason, and keeps its number if it had one.
 */
import type { Subject } from '#office/action.ts';

export const letterStates = {
  drafted: { th: 'ร่าง', en: 'Draft' },
  reviewed: { th: 'ตรวจแล้ว รอลงนาม', en: 'Reviewed, to be signed' },
  signed: { th: 'ลงนามแล้ว รอออกเลข', en: 'Signed, to be numbered' },
  numbered: { th: 'ออกเลขแล้ว รอส่ง', en: 'Numbered, to be dispatched' },
  dispatched: { th: 'ส่งแล้ว', en: 'Dispatched' },
  received: { th: 'ผู้รับได้รับแล้ว', en: 'Received' },
  answered: { th: 'ตอบแล้ว', en: 'Answered' },
  withdrawn: { th: 'ยกเลิกก่อนส่ง', en: 'Withdrawn before dispatch' },
} as const;

export type LetterState = keyof typeof letterStates;

export const letter: Subject<typeof letterStates> = {
  kind: 'letter',
  table: 'office.letters',
  id: 'letter_id',
  states: letterStates,
};

export const incomingStates = {
  registered: { th: 'ลงรับแล้ว', en: 'Registered' },
  handled: { th: 'ดำเนินการแล้ว', en: 'Handled' },
} as const;

export type IncomingState = keyof typeof incomingStates;

export const incoming: Subject<typeof incomingStates> = {
  kind: 'incoming_letter',
  table: 'office.incoming_letters',
  id: 'incoming_id',
  states: incomingStates,
};

const headStates = { kept: { th: 'ใช้อยู่', en: 'In use' } } as const;

export const letterHead: Subject<typeof headStates> = {
  kind: 'letter_office',
  table: 'office.letter_offices',
  id: 'letter_office_id',
  states: headStates,
};
