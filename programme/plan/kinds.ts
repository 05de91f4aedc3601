/** The steps of Activities 1 and 2, what is measured of them, and the three classes of money. */
import type { ActivityKind } from '../activities.ts';

export const steps = {
  workshop: { no: '1.1', th: 'ประชุมเชิงปฏิบัติการจังหวัดขยายผล', en: 'Workshop of expansion provinces' },
  field_watch: { no: '1.2', th: 'ลงพื้นที่เฝ้าระวังและป้องกันในหน่วยงาน', en: 'Field watch in agencies' },
  mobile_clinic: { no: '1.3', th: 'คลินิกเคลื่อนที่', en: 'Mobile clinic' },
  curriculum: { no: '2', th: 'หลักสูตรเสริมสร้างธรรมาภิบาล', en: 'Governance curriculum' },
} as const;

export type Step = keyof typeof steps;
export const stepNames = Object.keys(steps) as [Step, ...Step[]];

/**
 * Which step a meeting counts for; null for none: explaining meetings and the master plan's own are no step.
 * The same rule stands in actuals.ts as SQL; a test holds the two together.
 */
export function stepOf(kind: ActivityKind, activityNo: 1 | 2 | null): Step | null {
  if (activityNo === 2 || kind === 'training') return 'curriculum';
  return kind === 'workshop' || kind === 'field_watch' || kind === 'mobile_clinic' ? kind : null;
}

/** What a target counts. All but the last are counted from rows. */
export const measures = {
  held: { th: 'จำนวนครั้งที่จัด', en: 'Times held', unitTh: 'ครั้ง', unitEn: 'times' },
  people: { th: 'ผู้เข้าร่วม', en: 'People who took part', unitTh: 'คน', unitEn: 'people' },
  agencies: { th: 'หน่วยงานที่ไปถึง', en: 'Agencies reached', unitTh: 'แห่ง', unitEn: 'agencies' },
  advised: { th: 'ให้คำปรึกษา', en: 'Advice given', unitTh: 'เรื่อง', unitEn: 'matters' },
  tested: {
    th: 'ผู้ทำแบบทดสอบหลังเรียน',
    en: 'People who finished a test after learning',
    unitTh: 'คน',
    unitEn: 'people',
  },
  typed: { th: 'อื่น ๆ (กรอกพร้อมที่มา)', en: 'Something else (typed with its basis)', unitTh: '', unitEn: '' },
} as const;

export type Measure = keyof typeof measures;
export const measureNames = Object.keys(measures) as [Measure, ...Measure[]];

/** ส่วนที่ 1, 2 และ 3 of the report to the NACC. The third has no money. */
export const budgetClasses = {
  1: { th: 'ส่วนที่ 1 แผนงานบูรณาการ', en: 'Part 1, integrated plan' },
  2: { th: 'ส่วนที่ 2 แผนงานยุทธศาสตร์ของหน่วยงาน', en: 'Part 2, the agency’s strategic plan' },
  3: { th: 'ส่วนที่ 3 ไม่ใช้งบประมาณ', en: 'Part 3, no budget' },
} as const;

export type BudgetClass = 1 | 2;

/** From which money a line is paid; decides which fields its form has. */
export const fundings = {
  integrated: { th: 'แผนงานบูรณาการ (ส่วนที่ 1)', en: 'Integrated plan (part 1)' },
  agency: { th: 'แผนงานยุทธศาสตร์ของหน่วยงาน (ส่วนที่ 2)', en: 'The agency’s strategic plan (part 2)' },
  both: { th: 'ทั้งสองแผนงาน (ส่วนที่ 1 และ 2)', en: 'Both (parts 1 and 2)' },
  none: { th: 'ไม่ใช้งบประมาณ (ส่วนที่ 3)', en: 'No budget (part 3)' },
} as const;

export type Funding = keyof typeof fundings;
export const fundingNames = Object.keys(fundings) as [Funding, ...Funding[]];

export const classesOf: Record<Funding, readonly BudgetClass[]> = {
  integrated: [1],
  agency: [2],
  both: [1, 2],
  none: [],
};

/** What a paper behind a spend pays for. No rate stands here: rates are the regulation's, and change. */
export const evidenceKinds = {
  per_diem: { th: 'เบี้ยเลี้ยง', en: 'Per-diem allowance' },
  travel: { th: 'ค่าพาหนะเดินทาง', en: 'Travel' },
  lodging: { th: 'ค่าที่พัก', en: 'Lodging' },
  venue: { th: 'ค่าสถานที่', en: 'Venue' },
  materials: { th: 'ค่าวัสดุ เอกสาร', en: 'Materials' },
  other: { th: 'อื่น ๆ (บอกว่าเรื่องใด)', en: 'Other (say what)' },
} as const;

export type EvidenceKind = keyof typeof evidenceKinds;
export const evidenceKindNames = Object.keys(evidenceKinds) as [EvidenceKind, ...EvidenceKind[]];
