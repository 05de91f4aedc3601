/** The short lists of letters: what they can be, to whom, how they travel, why they are withdrawn. */

type Words = Readonly<Record<string, { th: string; en: string }>>;

export const letterKinds = {
  external: { th: 'หนังสือภายนอก', en: 'Official letter' },
  memo: { th: 'บันทึกข้อความ', en: 'Memorandum' },
} as const satisfies Words;

export const secrecyClasses = {
  ordinary: { th: 'ปกติ', en: 'Ordinary' },
  secret: { th: 'ลับ', en: 'Secret' },
} as const satisfies Words;

/** How fast a letter asks to be dealt with; beyond the ordinary it is printed at its head. */
export const urgencies = {
  ordinary: { th: 'ปกติ', en: 'Ordinary' },
  urgent: { th: 'ด่วน', en: 'Urgent' },
  very_urgent: { th: 'ด่วนมาก', en: 'Very urgent' },
  most_urgent: { th: 'ด่วนที่สุด', en: 'Most urgent' },
} as const satisfies Words;

export type Urgency = keyof typeof urgencies;

/** Whom a letter can be addressed to; `id` says which key names the body. */
export const recipientKinds = {
  agency: { th: 'หน่วยงาน', en: 'Agency', id: 'agency' },
  province: { th: 'ผู้ว่าราชการจังหวัด', en: 'Governor of a province', id: 'province' },
  district: { th: 'นายอำเภอ', en: 'District chief', id: 'district' },
  nacc_province: { th: 'สำนักงาน ป.ป.ช. ประจำจังหวัด', en: 'NACC provincial office', id: 'province' },
  nacc_region: { th: 'สำนักงาน ป.ป.ช. ภาค', en: 'NACC Region', id: 'region' },
  nacc_centre: { th: 'สำนักงาน ป.ป.ช. (ส่วนกลาง)', en: 'NACC centre', id: null },
  suppression: { th: 'กลุ่มงานปราบปราม', en: 'Suppression group', id: 'area' },
  other: { th: 'อื่น ๆ (ไม่มีผู้รับในระบบ)', en: 'Other (nobody here receives it)', id: null },
} as const satisfies Readonly<
  Record<
    string,
    { th: string; en: string; id: 'agency' | 'province' | 'district' | 'region' | 'area' | null }
  >
>;

export type RecipientKind = keyof typeof recipientKinds;
export const recipientKindNames = Object.keys(recipientKinds) as [RecipientKind, ...RecipientKind[]];

export const dispatchMeans = {
  post: { th: 'ไปรษณีย์', en: 'By post' },
  hand: { th: 'นำส่งด้วยตนเอง', en: 'By hand' },
  messenger: { th: 'เจ้าหน้าที่รับส่งหนังสือ', en: 'By messenger' },
  online: { th: 'ส่งในระบบนี้', en: 'Online, in this system' },
} as const satisfies Words;

export type DispatchMeans = keyof typeof dispatchMeans;
export const dispatchMeansNames = Object.keys(dispatchMeans) as [DispatchMeans, ...DispatchMeans[]];

export const withdrawalReasons = {
  not_needed: { th: 'ไม่จำเป็นต้องส่งแล้ว', en: 'No longer needed' },
  replaced: { th: 'ออกฉบับใหม่แทน', en: 'Replaced by another letter' },
  mistake: { th: 'มีข้อผิดพลาด', en: 'It has a mistake' },
  other: { th: 'เหตุอื่น', en: 'Another reason' },
} as const satisfies Words;

export type WithdrawalReason = keyof typeof withdrawalReasons;
export const withdrawalReasonNames = Object.keys(withdrawalReasons) as [
  WithdrawalReason,
  ...WithdrawalReason[],
];

/** Matters that a letter can belong to: the office's own things, by their id. */
export const matterKinds = {
  watch_item: { th: 'ประเด็นเฝ้าระวัง', en: 'Watch item' },
  recommendation: { th: 'ข้อเสนอแนะ', en: 'Recommendation' },
  agency_enrolment: { th: 'การเข้าใช้ระบบของหน่วยงาน', en: 'Agency enrolment' },
  meeting: { th: 'การประชุมหรือกิจกรรม', en: 'Meeting or activity' },
  province_invitation: { th: 'การเชิญจังหวัดเข้าร่วม', en: 'Invitation of a province' },
  selection: { th: 'การคัดเลือกจังหวัด', en: 'Selection of provinces' },
  urgent_warning: { th: 'หนังสือแจ้งเตือนเร่งด่วน', en: 'Urgent warning' },
} as const satisfies Words;

export type MatterKind = keyof typeof matterKinds;
export const matterKindNames = Object.keys(matterKinds) as [MatterKind, ...MatterKind[]];

export const filePurposes = {
  signed_pdf: { th: 'ฉบับลงนาม (ยังไม่มีเลขที่)', en: 'As signed, not numbered yet' },
  numbered_pdf: { th: 'ฉบับออกเลขแล้ว', en: 'As numbered' },
  scan: { th: 'สำเนาสแกนฉบับลงนามจริง', en: 'Scan of the paper with its signature' },
  enclosure: { th: 'สิ่งที่ส่งมาด้วย', en: 'Enclosure' },
  answer: { th: 'เอกสารตอบกลับ', en: 'Answer' },
} as const satisfies Words;

export type FilePurpose = keyof typeof filePurposes;
