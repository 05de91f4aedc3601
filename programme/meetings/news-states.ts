/** A news item's way: drafted, cleared by a second person, published by somebody with a link to it. */
import type { Subject } from '#office/action.ts';

export const newsStates = {
  drafted: { th: 'ร่าง รอผู้อื่นตรวจ', en: 'Draft, to be checked by another' },
  cleared: { th: 'ตรวจแล้ว ส่งประชาสัมพันธ์ได้', en: 'Cleared, may be sent' },
  published: { th: 'เผยแพร่แล้ว', en: 'Published' },
} as const;

export const newsSubject: Subject<typeof newsStates> = {
  kind: 'meeting_news',
  table: 'office.meeting_news',
  id: 'meeting_news_id',
  states: newsStates,
};

/** How those whom a picture shows were asked. */
export const consents = {
  all_asked: { th: 'ขออนุญาตผู้ที่อยู่ในภาพทุกคนแล้ว', en: 'Everybody shown was asked and agreed' },
  announced: { th: 'แจ้งก่อนถ่าย และไม่มีผู้ใดขอให้ถอด', en: 'Announced before; nobody asked to be left out' },
  nobody_recognisable: { th: 'ไม่มีผู้ใดที่จำหน้าได้', en: 'Nobody can be recognised' },
} as const;

export type Consent = keyof typeof consents;
export const consentNames = Object.keys(consents) as [Consent, ...Consent[]];
