/** How a question came, who asks, and where what is not the clinic's is pointed to. */

export const channels = {
  phone: { th: 'โทรศัพท์', en: 'Telephone' },
  walk_in: { th: 'มาด้วยตนเอง', en: 'Walk-in' },
  mobile_unit: { th: 'คลินิกเคลื่อนที่', en: 'Mobile clinic' },
  letter: { th: 'หนังสือ', en: 'Letter' },
  online: { th: 'หน้าเว็บ', en: 'Web page' },
} as const;

export type Channel = keyof typeof channels;

/** What an officer writes down; a question on the web comes in by itself. */
export const recordedChannels = ['phone', 'walk_in', 'mobile_unit', 'letter'] as const satisfies Channel[];

export const askerKinds = {
  official: { th: 'เจ้าหน้าที่ของรัฐ', en: 'A public official' },
  firm: { th: 'ห้างร้านหรือบริษัท', en: 'A firm' },
  association: { th: 'สมาคมหรือกลุ่ม', en: 'An association' },
  citizen: { th: 'ประชาชน', en: 'A citizen' },
} as const;

export type AskerKind = keyof typeof askerKinds;

export const askerKindNames = Object.keys(askerKinds) as [AskerKind, ...AskerKind[]];

/** Ways out for what the clinic does not answer. */
export const destinations = {
  parent_agency: { th: 'หน่วยงานต้นสังกัดหรือผู้กำกับดูแล', en: 'The parent or supervising agency' },
  damrongdhamma: { th: 'ศูนย์ดำรงธรรม', en: 'A Damrongdhamma centre' },
  report: { th: 'ช่องทางแจ้งเบาะแส', en: 'The channel for reports' },
  nacc: { th: 'สำนักงาน ป.ป.ช.', en: 'The NACC' },
  legal_counsel: { th: 'ที่ปรึกษากฎหมาย', en: 'Legal counsel' },
  other: { th: 'ช่องทางอื่น', en: 'Somewhere else' },
} as const;

export type Destination = keyof typeof destinations;

export const destinationNames = Object.keys(destinations) as [Destination, ...Destination[]];

export const noteKinds = {
  internal: { th: 'บันทึกภายใน', en: 'Internal note' },
  asked: { th: 'ถามผู้ขอคำปรึกษา', en: 'Asked of the asker' },
  heard: { th: 'ผู้ขอคำปรึกษาตอบ', en: 'The asker’s reply' },
  taken_over: { th: 'รับช่วงต่อ', en: 'Taken over' },
} as const;

export type NoteKind = keyof typeof noteKinds;
