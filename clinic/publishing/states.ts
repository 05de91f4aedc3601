/** Advice told to everybody. Whether its day has come is no state: it is asked of the day. */
import type { Subject } from '#office/action.ts';

export const publicationStates = {
  drafted: { th: 'ร่าง', en: 'Draft' },
  to_check: { th: 'รอผู้อื่นตรวจ', en: 'Waiting for another to check' },
  checked: { th: 'ตรวจแล้ว รอผู้อำนวยการ', en: 'Checked, waiting for the director' },
  cleared: { th: 'ให้เผยแพร่', en: 'Cleared' },
  replaced: { th: 'มีฉบับแก้ไขแล้ว', en: 'Corrected by a later one' },
  withdrawn: { th: 'ถอนแล้ว', en: 'Withdrawn' },
  dropped: { th: 'เลิกร่าง', en: 'Draft dropped' },
} as const;

export type PublicationState = keyof typeof publicationStates;

export const publicationSubject: Subject<typeof publicationStates> = {
  kind: 'publication',
  table: 'office.publications',
  id: 'publication_id',
  states: publicationStates,
};
