/**
 * What an invented agency buys: lines of business with titles as Thai officers write them, usual
 * amounts, and how often each kind of agency buys them. The medians follow the real rhythm: half of
 * all purchases under about 18,000 baht.
 */
import type { AgencyType } from '#seed/agencies.ts';
import type { Random } from '#seed/random.ts';

export type Family =
  'office' | 'household' | 'works' | 'vehicle' | 'food' | 'print' | 'medical' | 'labour' | 'milk';

export interface Line {
  id: string;
  family: Family;
  kind: 'ซื้อ' | 'จ้างทำของ/จ้างเหมาบริการ' | 'จ้างก่อสร้าง' | 'เช่า';
  /** {n} a count, {office} a bureau, {moo} a village number, {place} a place, {plate} a number plate, {event} an occasion. */
  title: string;
  median: number; // baht
  spread: number; // of the logarithm
  days: number; // length of the contract
  weight: Partial<Record<AgencyType, number>>;
}

const local = (weight: number): Line['weight'] => ({
  tao: weight,
  subdistrict: weight,
  town: weight,
  pao: weight,
});
const everyone = (weight: number): Line['weight'] => ({
  ...local(weight),
  hospital: weight,
  school: weight,
  department: weight,
  child_centre: weight,
});

// prettier-ignore
export const lines: readonly Line[] = [
  { id: 'office-supplies', family: 'office', kind: 'ซื้อ', title: 'ซื้อวัสดุสำนักงาน จำนวน {n} รายการ ({office})', median: 11_000, spread: 0.9, days: 7, weight: everyone(14) },
  { id: 'computer-supplies', family: 'office', kind: 'ซื้อ', title: 'ซื้อวัสดุคอมพิวเตอร์ จำนวน {n} รายการ ({office})', median: 12_000, spread: 0.9, days: 7, weight: everyone(10) },
  { id: 'computers', family: 'office', kind: 'ซื้อ', title: 'ซื้อครุภัณฑ์คอมพิวเตอร์ เครื่องคอมพิวเตอร์โน้ตบุ๊ก จำนวน {few} เครื่อง ({office})', median: 46_000, spread: 0.8, days: 30, weight: everyone(5) },
  { id: 'furniture', family: 'office', kind: 'ซื้อ', title: 'ซื้อครุภัณฑ์สำนักงาน โต๊ะและเก้าอี้ จำนวน {few} รายการ ({office})', median: 21_000, spread: 1, days: 15, weight: everyone(6) },
  { id: 'school-things', family: 'office', kind: 'ซื้อ', title: 'ซื้อสื่อการเรียนการสอนและวัสดุการศึกษา จำนวน {n} รายการ', median: 22_000, spread: 0.8, days: 15, weight: { school: 14, child_centre: 8, tao: 1, subdistrict: 1 } },
  { id: 'housework', family: 'household', kind: 'ซื้อ', title: 'ซื้อวัสดุงานบ้านงานครัว จำนวน {n} รายการ ({office})', median: 9_500, spread: 0.9, days: 7, weight: everyone(7) },
  { id: 'electrical', family: 'household', kind: 'ซื้อ', title: 'ซื้อวัสดุไฟฟ้าและวิทยุ จำนวน {n} รายการ ({office})', median: 24_000, spread: 1, days: 7, weight: everyone(7) },
  { id: 'building-materials', family: 'household', kind: 'ซื้อ', title: 'ซื้อวัสดุก่อสร้าง จำนวน {n} รายการ หมู่ที่ {moo}', median: 21_000, spread: 1.1, days: 7, weight: everyone(9) },
  { id: 'air-conditioner', family: 'household', kind: 'จ้างทำของ/จ้างเหมาบริการ', title: 'จ้างซ่อมแซมเครื่องปรับอากาศ จำนวน {few} เครื่อง ({office})', median: 6_500, spread: 0.8, days: 10, weight: everyone(5) },
  { id: 'fuel', family: 'vehicle', kind: 'ซื้อ', title: 'ซื้อวัสดุเชื้อเพลิงและหล่อลื่น จำนวน {few} รายการ ({office})', median: 11_000, spread: 0.7, days: 30, weight: everyone(5) },
  { id: 'vehicle-repair', family: 'vehicle', kind: 'จ้างทำของ/จ้างเหมาบริการ', title: 'จ้างซ่อมแซมรถยนต์ส่วนกลาง หมายเลขทะเบียน {plate}', median: 9_500, spread: 1, days: 15, weight: { ...local(9), hospital: 3, school: 1, department: 7 } },
  { id: 'vehicle-parts', family: 'vehicle', kind: 'ซื้อ', title: 'ซื้อวัสดุยานพาหนะและขนส่ง จำนวน {few} รายการ หมายเลขทะเบียน {plate}', median: 12_000, spread: 0.8, days: 7, weight: { ...local(5), department: 4, hospital: 2 } },
  { id: 'sign', family: 'print', kind: 'จ้างทำของ/จ้างเหมาบริการ', title: 'จ้างจัดทำป้ายไวนิลประชาสัมพันธ์ {event}', median: 2_400, spread: 0.8, days: 5, weight: { ...local(7), hospital: 4, school: 4, department: 5 } },
  { id: 'event', family: 'print', kind: 'จ้างทำของ/จ้างเหมาบริการ', title: 'จ้างเหมาจัดสถานที่พร้อมเครื่องเสียง {event}', median: 24_000, spread: 1, days: 5, weight: { ...local(7), school: 2, department: 2 } },
  { id: 'event-food', family: 'food', kind: 'จ้างทำของ/จ้างเหมาบริการ', title: 'จ้างเหมาอาหารและเครื่องดื่ม {event}', median: 9_000, spread: 0.9, days: 3, weight: { ...local(6), hospital: 3, school: 3, department: 3 } },
  { id: 'road', family: 'works', kind: 'จ้างก่อสร้าง', title: 'จ้างก่อสร้างถนนคอนกรีตเสริมเหล็ก สาย{place} หมู่ที่ {moo}', median: 290_000, spread: 0.8, days: 60, weight: { tao: 19, subdistrict: 15, town: 13, pao: 32, department: 6 } },
  { id: 'large-road', family: 'works', kind: 'จ้างก่อสร้าง', title: 'จ้างก่อสร้างถนนลาดยางแอสฟัลท์ติกคอนกรีต สาย{place} หมู่ที่ {moo}', median: 1_900_000, spread: 0.6, days: 90, weight: { tao: 1, subdistrict: 5.5, town: 4, pao: 8, department: 20 } },
  { id: 'road-repair', family: 'works', kind: 'จ้างก่อสร้าง', title: 'จ้างซ่อมแซมถนนลูกรังโดยลงหินคลุก สาย{place} หมู่ที่ {moo}', median: 120_000, spread: 0.9, days: 30, weight: { tao: 12, subdistrict: 8, town: 5, pao: 10, department: 5 } },
  { id: 'drain', family: 'works', kind: 'จ้างก่อสร้าง', title: 'จ้างก่อสร้างรางระบายน้ำคอนกรีตเสริมเหล็ก สาย{place} หมู่ที่ {moo}', median: 290_000, spread: 0.7, days: 60, weight: { tao: 8, subdistrict: 9, town: 9, pao: 6 } },
  { id: 'waterworks', family: 'works', kind: 'จ้างก่อสร้าง', title: 'จ้างปรับปรุงระบบประปาหมู่บ้าน บ้าน{place} หมู่ที่ {moo}', median: 160_000, spread: 0.9, days: 45, weight: { tao: 8, subdistrict: 7, town: 5 } },
  { id: 'building-repair', family: 'works', kind: 'จ้างก่อสร้าง', title: 'จ้างปรับปรุงอาคารสำนักงานและอาคารเรียน บริเวณ{place}', median: 130_000, spread: 1.1, days: 60, weight: { ...local(5), hospital: 5, school: 6, department: 8 } },
  { id: 'medical-supplies', family: 'medical', kind: 'ซื้อ', title: 'ซื้อวัสดุวิทยาศาสตร์และการแพทย์ จำนวน {n} รายการ', median: 27_000, spread: 1, days: 15, weight: { hospital: 36, tao: 2, subdistrict: 2, town: 3, pao: 3 } },
  { id: 'medicines', family: 'medical', kind: 'ซื้อ', title: 'ซื้อยาและเวชภัณฑ์ จำนวน {n} รายการ', median: 42_000, spread: 1, days: 15, weight: { hospital: 30 } },
  { id: 'medical-equipment', family: 'medical', kind: 'ซื้อ', title: 'ซื้อครุภัณฑ์การแพทย์ เครื่องวัดสัญญาณชีพ จำนวน {few} เครื่อง', median: 120_000, spread: 0.9, days: 45, weight: { hospital: 7, pao: 1 } },
];

const offices = ['สำนักปลัด', 'กองคลัง', 'กองช่าง', 'กองการศึกษา', 'กองสวัสดิการสังคม', 'กองสาธารณสุข'] as const;
const events = [
  'โครงการวันเด็กแห่งชาติ',
  'โครงการประเพณีลอยกระทง',
  'โครงการประเพณีสงกรานต์',
  'โครงการผู้สูงอายุสุขภาพดี',
  'โครงการป้องกันโรคไข้เลือดออก',
  'โครงการแข่งขันกีฬาต้านยาเสพติด',
  'โครงการฝึกอบรมอาชีพ',
  'โครงการจิตอาสา',
] as const;
const plateLetters = ['กข', 'กต', 'บจ', 'นข', 'ผก'] as const;

/** Officers write numbers in Thai or in Arabic digits, as they like. */
export function inThaiDigits(text: string): string {
  return text.replace(/\d/gu, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
}

/** A title of the line, with its places and counts, without the words of the method. */
export function titleOf(line: Line, place: string, random: Random): string {
  const title = line.title
    .replace('{n}', String(random.whole(2, 34)))
    .replace('{few}', String(random.whole(1, 6)))
    .replace('{office}', random.pick(offices))
    .replace('{moo}', String(random.whole(1, 14)))
    .replace('{place}', place)
    .replace('{plate}', `${random.pick(plateLetters)} ${random.whole(1000, 9999)}`)
    .replace('{event}', random.pick(events));
  return random.chance(0.35) ? inThaiDigits(title) : title;
}
