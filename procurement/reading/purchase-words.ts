/** What purchases are called: methods, kinds of supplier, what is bought. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Words } from './words.ts';

export const methods: Record<string, Words> = {
  direct: { th: 'เฉพาะเจาะจง', en: 'direct (specific) method' },
  selective: { th: 'คัดเลือก', en: 'selection' },
  e_bidding: { th: 'ประกวดราคาอิเล็กทรอนิกส์ (e-bidding)', en: 'e-bidding' },
  e_market: { th: 'ตลาดอิเล็กทรอนิกส์ (e-market)', en: 'e-market' },
  quotation: { th: 'สอบราคา', en: 'quotation' },
  open_other: { th: 'ประกาศเชิญชวนทั่วไป (อื่น)', en: 'other general invitation' },
  unknown: { th: 'ไม่ทราบวิธี', en: 'method not stated' },
};

export const supplierKinds: Record<string, Words> = {
  company: { th: 'บริษัทจำกัด', en: 'company limited' },
  public_company: { th: 'บริษัทมหาชนจำกัด', en: 'public company' },
  limited_partnership: { th: 'ห้างหุ้นส่วนจำกัด', en: 'limited partnership' },
  other_juristic: { th: 'นิติบุคคลอื่น', en: 'other juristic person' },
  person: { th: 'บุคคลธรรมดา', en: 'natural person' },
  unregistered: { th: 'ไม่มีเลขทะเบียนในไฟล์', en: 'no registration number in the file' },
  special: { th: 'เลขพิเศษของต้นทาง', en: 'a special number of the source' },
};

const ownWords: Record<string, Words> = {
  unknown: { th: 'ชื่อไม่บอกว่าซื้ออะไร', en: 'the title does not say what is bought' },
};
let categories: Record<string, Words> | undefined;

/** Category → its name (3-core/categories.yaml); read once. */
export function categoryWords(): Record<string, Words> {
  if (categories) return categories;
  const file = join(import.meta.dirname, '..', '3-core', 'categories.yaml');
  const entries = parse(readFileSync(file, 'utf8')) as ({ category: string } & Words)[];
  categories = { ...ownWords };
  for (const { category, th, en } of entries) categories[category] ??= { th, en };
  return categories;
}
