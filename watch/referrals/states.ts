/** What is handed on to others: a note, a line of the register alone, or a decision not to hand it on. */
import type { Subject } from '#office/action.ts';

export const referralStates = {
  drafted: { th: 'ร่างบันทึกส่งต่อ', en: 'Note drafted' },
  handed_over: { th: 'ส่งต่อแล้ว รอผู้รับ', en: 'Handed over, to be taken' },
  taken: { th: 'ผู้รับรับเรื่องแล้ว', en: 'Taken' },
  sent_back: { th: 'ผู้รับส่งคืน', en: 'Sent back' },
  entered: { th: 'ลงทะเบียนการส่งต่อแล้ว', en: 'Entered in the register' },
  refused: { th: 'ไม่ส่งต่อ', en: 'Not handed on' },
} as const;

export type ReferralState = keyof typeof referralStates;

export const referralSubject: Subject<typeof referralStates> = {
  kind: 'referral',
  table: 'office.referrals',
  id: 'referral_id',
  states: referralStates,
};

export const referralKinds = {
  note: { th: 'บันทึกส่งต่อ', en: 'Hand-over note' },
  slip: { th: 'ใบทะเบียนส่งต่อ (ไม่มีเนื้อหา)', en: 'Register slip (no content)' },
  refusal: { th: 'ไม่ส่งต่อ พร้อมเหตุผล', en: 'Not handed on, with a reason' },
} as const;

export type ReferralKind = keyof typeof referralKinds;

export const destinations = {
  suppression: { th: 'กลุ่มงานปราบปราม ปปท. เขต', en: 'PACC Area suppression group' },
  nacc: { th: 'สำนักงาน ป.ป.ช.', en: 'NACC' },
  damrongdhamma: { th: 'ศูนย์ดำรงธรรม', en: 'Damrongdhamma centre' },
  parent_agency: { th: 'หน่วยงานต้นสังกัดหรือผู้กำกับดูแล', en: 'Parent or supervising agency' },
  police: { th: 'สถานีตำรวจ', en: 'Police station' },
  other: { th: 'อื่น ๆ (ระบุ)', en: 'Other (name it)' },
} as const;

export type Destination = keyof typeof destinations;
export const destinationNames = Object.keys(destinations) as [Destination, ...Destination[]];

export const channels = {
  hand: { th: 'นำส่งด้วยตนเอง', en: 'By hand' },
  phone: { th: 'โทรศัพท์', en: 'By telephone' },
  letter: { th: 'หนังสือ', en: 'By letter' },
  online: { th: 'ระบบออนไลน์ของผู้รับ', en: 'The receiver’s online system' },
} as const;

export type Channel = keyof typeof channels;
export const channelNames = Object.keys(channels) as [Channel, ...Channel[]];

export const bases = {
  open_sources: { th: 'เขียนใหม่จากแหล่งเปิด', en: 'Written afresh from open sources' },
  consent: { th: 'โดยความยินยอมของผู้ขอคำปรึกษา', en: 'With the asker’s consent' },
} as const;

export type Basis = keyof typeof bases;
export const basisNames = Object.keys(bases) as [Basis, ...Basis[]];
