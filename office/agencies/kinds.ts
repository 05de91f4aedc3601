/** What kinds of agency there are, in the words of the analysis (its agency types), and their subject for actions. */
import * as v from 'valibot';
import type { Subject } from '#office/action.ts';
import { words } from '#office/form-fields.ts';

export const agencyTypes = {
  school: { th: 'โรงเรียน', en: 'School' },
  child_centre: { th: 'ศูนย์พัฒนาเด็กเล็ก', en: 'Child centre' },
  university: { th: 'สถาบันอุดมศึกษา', en: 'University' },
  hospital: { th: 'โรงพยาบาล', en: 'Hospital' },
  tao: { th: 'องค์การบริหารส่วนตำบล', en: 'Sub-district organisation (TAO)' },
  subdistrict_municipality: { th: 'เทศบาลตำบล', en: 'Sub-district municipality' },
  town_municipality: { th: 'เทศบาลเมือง', en: 'Town municipality' },
  city_municipality: { th: 'เทศบาลนคร', en: 'City municipality' },
  pao: { th: 'องค์การบริหารส่วนจังหวัด', en: 'Provincial organisation (PAO)' },
  department: { th: 'กรม', en: 'Department' },
  province_office: { th: 'ส่วนราชการประจำจังหวัด', en: 'Provincial office' },
  district_office: { th: 'ที่ว่าการอำเภอ', en: 'District office' },
  state_enterprise: { th: 'รัฐวิสาหกิจ', en: 'State enterprise' },
  partner: { th: 'หน่วยงานร่วมดำเนินการ', en: 'Partner body' },
  other: { th: 'อื่น ๆ', en: 'Other' },
  unknown: { th: 'ไม่ทราบประเภท', en: 'Kind not known' },
} as const;

export type AgencyType = keyof typeof agencyTypes;

export const agencyTypeNames = Object.keys(agencyTypes) as [AgencyType, ...AgencyType[]];

/** 'agency:<source>:<code>'; the rest of the id is the source's own. */
export const agencyIdPattern = /^agency:[a-z]+:[^\s]{1,120}$/u;

const states = { known: { th: 'อยู่ในทะเบียน', en: 'On the register' } } as const;

export const agencySubject: Subject<typeof states> = {
  kind: 'agency',
  table: 'office.agencies',
  id: 'agency_id',
  idPattern: agencyIdPattern,
  states,
};

/** Parts of inputs that several actions share. */
export const agencyId = v.pipe(v.string(), v.regex(agencyIdPattern, 'agency'));
export const agencyName = words(2, 300);
export const sourceText = words(2, 300);
export const provinceIso = v.pipe(v.string(), v.regex(/^TH-\d{2}$/u, 'province'));
export const districtCode = v.pipe(v.string(), v.regex(/^\d{4}$/u, 'district'));
