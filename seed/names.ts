/**
 * Invented names and numbers of the demonstration world. Nobody real may be met here:
 * - places and firms are put together from words that no Thai place or firm joins in this way (a test
 *   looks for them among the real names where the real files are at hand);
 * - surnames all mean "example", "sample", "make-believe";
 * - a juristic id states a true province, form and year and has the right check digit, but its running
 *   number begins at 97001: no provincial office registers 97,000 firms of one form in one year (the
 *   highest running number of a real firm of these provinces that we met is 1,401);
 * - a person's id begins with the registration office 9999, which does not exist;
 * - a project number has 0 where every real one has 9 (or 6 or 7), and a local agency's code has the
 *   district 99.
 */
import { checkDigit } from '#kernel/tax-id.ts';

const placeStarts = ['ทุ่ง', 'หนอง', 'ดอน', 'ห้วย', 'คลอง', 'โคก', 'วัง', 'ลำ'] as const;
// prettier-ignore
const skyWords = ['เมฆ', 'ดาว', 'ตะวัน', 'หมอก', 'รุ้ง', 'ฟ้า', 'จันทร์', 'ลม', 'ฝน', 'น้ำค้าง', 'หิ่งห้อย', 'แสง', 'เงา', 'ไอหนาว', 'ปุยนุ่น', 'ละออง', 'หยาดฝน', 'สายหมอก', 'ใบไม้', 'ผีเสื้อ', 'ปะการัง', 'เม็ดทราย', 'ทะเลดาว', 'น้ำเต้า'] as const;
// prettier-ignore
const verbWords = ['ลอยลำ', 'ซ่อนเงา', 'ร้อยเรือน', 'เคียงเขา', 'คู่ขอบฟ้า', 'พันคำ', 'หยอกไม้', 'ล้อมเรือน', 'เล่นคลื่น', 'ทอไหม', 'หลงทาง', 'คอยฝัน', 'แต้มสี', 'ข้ามคืน', 'ปลายฝัน', 'ห่มดิน'] as const;
// prettier-ignore
const firmStarts = ['อุ่นใจ', 'ร่มเย็น', 'ก้าวหน้า', 'พูนผล', 'เพื่อนบ้าน', 'มั่นคง', 'รักงาน', 'ยิ้มแย้ม', 'สามสหาย', 'ลูกหลาน', 'ขยันยิ่ง', 'สุขสบาย', 'คุ้มค่า', 'ตั้งใจ', 'ใจเย็น', 'รวมแรง', 'พี่น้อง', 'ดีพร้อม', 'ทันใจ', 'ซื่อตรง', 'หมั่นเพียร', 'เบิกบาน', 'พอเพียง', 'แข็งขัน', 'ถ้วนทั่ว', 'เจ็ดสี', 'สมใจนึก', 'เอื้ออาทร', 'ชวนชื่น', 'คงมั่น'] as const;
// prettier-ignore
const givenNames = ['กล้า', 'ขวัญ', 'จำปา', 'ชบา', 'ดวงแก้ว', 'ต้นข้าว', 'ทองกวาว', 'นกน้อย', 'บัวบาน', 'ปลายฟ้า', 'พุทรา', 'มะลิ', 'ยอดรัก', 'ระกำ', 'ลำดวน', 'สายธาร', 'หนึ่งนที', 'อิ่มเอม', 'แก่นจันทร์', 'ใบบุญ', 'เพียงดิน', 'น้ำเพชร'] as const;
// prettier-ignore
const exampleSurnames = ['ตัวอย่างวงศ์', 'สมมุติพันธุ์', 'สาธิตกุลชัย', 'จำลองศรีสุข', 'เสมือนจริงยิ่ง', 'แบบฉบับดี', 'ทดลองสกุล', 'นามสมมุติ', 'ในนิทาน', 'ตามท้องเรื่อง', 'มิใช่คนจริง', 'ประกอบฉาก', 'ยกตัวอย่าง', 'กุขึ้นมา'] as const;

/** The `index`-th of all combinations of the lists, the first list turning fastest; a step of a large prime keeps neighbours unlike. */
function combination(index: number, ...lists: readonly (readonly string[])[]): string[] {
  const total = lists.reduce((product, list) => product * list.length, 1);
  let rest = (index * 7919 + 13) % total;
  return lists.map((list) => {
    const word = list[rest % list.length]!;
    rest = Math.floor(rest / list.length);
    return word;
  });
}

/** The `index`-th invented place: 3,072 of them before one comes twice. */
export function placeName(index: number): string {
  return combination(index, placeStarts, skyWords, verbWords).join('');
}

/** The `index`-th invented core of a firm's name, for instance 'อุ่นใจหิ่งห้อย': 720 of them. */
export function firmCore(index: number): string {
  return combination(index, firmStarts, skyWords).join('');
}

/** The `index`-th invented person: 308 given names and surnames, then with a number. */
export function personName(index: number): string {
  const [given, surname] = combination(index, givenNames, exampleSurnames);
  const round = Math.floor(index / (givenNames.length * exampleSurnames.length));
  const title = ['นาย', 'นางสาว', 'นาง'][index % 3];
  return `${title}${given} ${surname}${round === 0 ? '' : ` ที่ ${round + 1}`}`;
}

export type FirmForm = 'company' | 'limited_partnership' | 'cooperative';

/** The digit that says the form: 5 company, 3 limited partnership; 4 stands for bodies outside the firms' register. */
const formDigit: Record<FirmForm, string> = { company: '5', limited_partnership: '3', cooperative: '4' };

/** A 13-digit juristic id that no real firm can have. `number` counts from 1 to 2999. */
export function juristicId(
  provinceCode: string,
  form: FirmForm,
  registeredYearBe: number,
  number: number,
): string {
  const twelve = `0${provinceCode}${formDigit[form]}${String(registeredYearBe).slice(1)}${97000 + number}`;
  return `${twelve}${checkDigit(twelve)}`;
}

/** A natural person's id as published: nine digits of an office that does not exist, then xxxx. */
export function maskedPersonId(number: number): string {
  return `39999${String(number).padStart(4, '0')}xxxx`;
}

/** A project number: two digits of the Buddhist year, the month, then 0 and six digits. */
export function projectNumber(yearBe: number, month: number, number: number): string {
  return `${String(yearBe).slice(2)}${String(month).padStart(2, '0')}0${String(number).padStart(6, '0')}`;
}
