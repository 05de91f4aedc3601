/** Where a watch item may come from, who the programme works with on it, and what each may be shown. */
import type { Role, ScopeKind } from '#office/staff/roles.ts';

/** A reason to look. Those of desks that do not exist yet cannot be chosen yet. */
export const sourceKinds = {
  signal: { th: 'ข้อสังเกตจากข้อมูลจัดซื้อจัดจ้าง', en: 'Observation from procurement data' },
  own_entry: { th: 'เจ้าหน้าที่บันทึกเอง', en: 'An officer’s own entry' },
  meeting: { th: 'การประชุม', en: 'Meeting' },
  workshop: { th: 'การประชุมเชิงปฏิบัติการ', en: 'Workshop' },
  district_centre: {
    th: 'สถิติของศูนย์ดำรงธรรมอำเภอ',
    en: 'Counts of a district Damrongdhamma centre',
  },
  ita: { th: 'ผลการประเมิน ITA', en: 'ITA result' },
  visit: { th: 'การลงพื้นที่', en: 'Field visit' },
  consultation: { th: 'เรื่องขอคำปรึกษา', en: 'Consultation' },
  report: { th: 'การแจ้งข้อมูลของประชาชน', en: 'Citizen’s report' },
  self_assessment: { th: 'การประเมินความเสี่ยงของหน่วยงาน', en: 'Agency’s own risk assessment' },
  agency_reply: { th: 'คำตอบของหน่วยงานต่อหนังสือ', en: 'The agency’s reply to a letter' },
} as const;

export type SourceKind = keyof typeof sourceKinds;

/** What a person can write down today. A signal comes only with its frozen copy, a reply only by its code. */
export const enteredSources = [
  'own_entry',
  'meeting',
  'workshop',
  'district_centre',
  'ita',
] as const satisfies readonly SourceKind[];

export const secrecyClasses = {
  ordinary: { th: 'ปกติ', en: 'Ordinary' },
  secret: { th: 'ลับ', en: 'Secret' },
} as const;

export type Secrecy = keyof typeof secrecyClasses;

export type BodyFacts = { th: string; en: string; roles: readonly Role[]; scope: ScopeKind };

/** Partner bodies that may be shown an item: the roles that speak for them, over which kind of place. */
export const partnerBodies = {
  province_office: {
    th: 'จังหวัด (ผู้ว่าราชการจังหวัด สำนักงานจังหวัด)',
    en: 'Province (governor, provincial office)',
    roles: ['governor', 'province_officer'],
    scope: 'province',
  },
  district_office: {
    th: 'ที่ว่าการอำเภอ',
    en: 'District office',
    roles: ['district_office'],
    scope: 'district',
  },
  district_centre: {
    th: 'ศูนย์ดำรงธรรมอำเภอ',
    en: 'District Damrongdhamma centre',
    roles: ['district_centre'],
    scope: 'district',
  },
  nacc_province: {
    th: 'สำนักงาน ป.ป.ช. ประจำจังหวัด',
    en: 'NACC provincial office',
    roles: ['nacc_province'],
    scope: 'province',
  },
  nacc_region: { th: 'สำนักงาน ป.ป.ช. ภาค', en: 'NACC Region', roles: ['nacc_region'], scope: 'region' },
  nacc_centre: {
    th: 'สำนักงาน ป.ป.ช. (ส่วนกลาง)',
    en: 'NACC centre',
    roles: ['nacc_centre'],
    scope: 'nation',
  },
  suppression: {
    th: 'กลุ่มงานปราบปราม ปปท. เขต (รับเรื่องส่งต่อ)',
    en: 'PACC Area suppression group (receives referrals)',
    roles: ['referral_officer'],
    scope: 'area',
  },
} as const satisfies Record<string, BodyFacts>;

export type PartnerBody = keyof typeof partnerBodies;
export const partnerBodyNames = Object.keys(partnerBodies) as [PartnerBody, ...PartnerBody[]];

/** With whom a step is taken: a partner body, the agency itself, or a body that has no account here. */
export const stepBodies = {
  ...partnerBodies,
  agency: { th: 'หน่วยงานเจ้าของกระบวนงาน', en: 'The agency itself' },
  other: { th: 'หน่วยงานอื่น (ระบุชื่อ)', en: 'Another body (name it)' },
} as const;

export type StepBody = keyof typeof stepBodies;
export const stepBodyNames = Object.keys(stepBodies) as [StepBody, ...StepBody[]];

export const shareKinds = {
  summary: { th: 'สรุปประเด็น', en: 'Summary' },
  steps: { th: 'ขั้นตอนที่ดำเนินการร่วมกัน', en: 'Steps' },
  recommendations: { th: 'ข้อเสนอแนะต่อหน่วยงาน', en: 'Recommendations' },
} as const;

export type ShareKind = keyof typeof shareKinds;
export const shareKindNames = Object.keys(shareKinds) as [ShareKind, ...ShareKind[]];
