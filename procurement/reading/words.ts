/** The words of the reading side: kinds of agency and subject, families, numbers in their unit. */
import { formatBahtShort } from '#kernel/baht.ts';

export type Language = 'th' | 'en';
export type Words = Record<Language, string>;

export const agencyTypes: Record<string, Words> = {
  school: { th: 'โรงเรียน', en: 'school' },
  child_centre: { th: 'ศูนย์พัฒนาเด็กเล็ก', en: 'child centre' },
  university: { th: 'สถาบันอุดมศึกษา', en: 'university' },
  hospital: { th: 'โรงพยาบาล', en: 'hospital' },
  tao: { th: 'อบต.', en: 'sub-district organisation (TAO)' },
  subdistrict_municipality: { th: 'เทศบาลตำบล', en: 'sub-district municipality' },
  town_municipality: { th: 'เทศบาลเมือง', en: 'town municipality' },
  city_municipality: { th: 'เทศบาลนคร', en: 'city municipality' },
  pao: { th: 'อบจ.', en: 'provincial organisation (PAO)' },
  department: { th: 'กรม', en: 'department' },
  province_office: { th: 'ส่วนราชการประจำจังหวัด', en: 'province office' },
  district_office: { th: 'อำเภอ', en: 'district office' },
  state_enterprise: { th: 'รัฐวิสาหกิจ', en: 'state enterprise' },
  other: { th: 'อื่น ๆ', en: 'other' },
};

export const families: Record<string, Words> = {
  splitting: { th: 'การแบ่งซื้อแบ่งจ้าง', en: 'splitting' },
  competition: { th: 'การแข่งขัน', en: 'competition' },
  pricing: { th: 'ราคา', en: 'pricing' },
  suppliers: { th: 'ผู้ขาย', en: 'suppliers' },
  timing: { th: 'เวลา', en: 'timing' },
  contracts: { th: 'สัญญา', en: 'contracts' },
  transparency: { th: 'การเปิดเผยข้อมูล', en: 'transparency' },
};

export const subjectKinds: Record<string, Words> = {
  award: { th: 'รายการจัดซื้อจัดจ้าง', en: 'award' },
  tender: { th: 'โครงการ', en: 'project' },
  contract: { th: 'สัญญา', en: 'contract' },
  pair: { th: 'หน่วยงานกับผู้ขาย', en: 'agency and supplier' },
  agency: { th: 'หน่วยงาน', en: 'agency' },
  supplier: { th: 'ผู้ขาย', en: 'supplier' },
};

/** Said on every list, page and export. */
export const standingSentence: Words = {
  th: 'ข้อสังเกตเป็นเพียงเหตุที่ควรดู ไม่ใช่ผลการตรวจสอบหรือไต่สวน และไม่ได้หมายความว่ามีผู้ใดทำผิด',
  en: 'An observation is a reason to look. It is not the result of an audit or inquiry and does not mean that anybody did wrong.',
};

/** The words of `key`, or the key itself where a table has no entry. */
export function wordsOf(table: Record<string, Words>, key: string, language: Language): string {
  return table[key]?.[language] ?? key;
}

/** A number to at most `digits` decimals, grouped, without trailing zeros. */
export function formatNumber(value: number, digits: number): string {
  const text = new Intl.NumberFormat('en-US', { maximumFractionDigits: digits }).format(value);
  return text === '-0' ? '0' : text;
}

/** A value of a flag in its `value_unit`: share as per cent, baht short, days, counts, ratio, index. */
export function formatValue(value: number | null, unit: string, language: Language): string {
  if (value === null) return language === 'th' ? 'ไม่ทราบ' : 'unknown';
  const thai = language === 'th';
  if (unit === 'share')
    return thai ? `ร้อยละ ${formatNumber(value * 100, 1)}` : `${formatNumber(value * 100, 1)} %`;
  if (unit === 'baht') return formatBahtShort(BigInt(Math.round(value * 100)), language);
  if (unit === 'days') return thai ? `${formatNumber(value, 1)} วัน` : `${formatNumber(value, 1)} days`;
  if (unit === 'ratio') return thai ? `${formatNumber(value, 2)} เท่า` : `${formatNumber(value, 2)} times`;
  return formatNumber(value, unit === 'index' ? 3 : 1);
}
