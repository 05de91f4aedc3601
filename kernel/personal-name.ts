/**
 * Names of natural persons, covered before anything is shown, logged or exported. Companies and
 * shops keep theirs. Raw text leaves the house by one command only (quarantine --export-raw).
 */

/** What stands in a natural person's place. */
export const coveredPerson = { th: 'บุคคลธรรมดา (ปิดชื่อ)', en: 'natural person (name withheld)' } as const;

/** The name to show for a natural person: never any part of the real one. */
export function maskPersonName(_name: string, language: 'th' | 'en' = 'th'): string {
  return coveredPerson[language];
}

/** A supplier's name as it may be shown; null stays null. */
export function shownName(
  name: string | null,
  isPerson: boolean | null,
  language: 'th' | 'en' = 'th',
): string | null {
  return name !== null && isPerson === true ? maskPersonName(name, language) : name;
}

const hidden = '(ปิดชื่อ)';
/** Words that follow a surname's place but are none: "นางบวช อำเภอเดิมบาง" is a place. */
const noSurname =
  '(?!อำเภอ|ตำบล|จังหวัด|หมู่|ถึง|บ้าน|ซอย|ถนน|สาย|จำนวน|และ|หรือ|โดย|วิธี|ขนาด|ไป|เพื่อ|สำหรับ|ที่|ใน|ของ|ประจำ|ตำแหน่ง|ช่วง|เชื่อม|ด้วย|พร้อม|ตาม|เป็น|ให้|กับ|ต\\.|อ\\.|จ\\.)';
/** Offices that begin with นาย: นายกเทศมนตรี, นายอำเภอ, นายทะเบียน … */
const noOffice =
  '(?!ก(?:$|[\\sฯ.)]|เทศ|องค์|รัฐ|สภา|สมาคม|เหล่า|เมือง|อบ|ทต|ทม)|\\s?อำเภอ|ทะเบียน|ช่าง|ทหาร|แพทย์|สถานี|ด่าน|ประกัน|จ้าง|หน้า|ร้อย|ดาบ|สิบ|พล|เรือ|ท่า|ยาม|ตรวจ|าง)';
const letters = '[\u0E01-\u0E4E]';

const patterns: readonly RegExp[] = [
  // The source's own pseudonyms: "น.ส.ก fe6c", "บุคคลธรรมดา 3f9a1c02".
  new RegExp(`(นางสาว|นาย|นาง|น\\.ส\\.)\\s?[ก-ฮ]\\s[0-9a-f]{4,8}(?![0-9a-z])`, 'gu'),
  /(บุคคลธรรมดา)\s[0-9a-f]{4,8}(?![0-9a-z])/gu,
  // A title with given name and surname.
  new RegExp(
    `(?<!พระ)(นางสาว|นาง|น\\.ส\\.|เด็กชาย|เด็กหญิง|ด\\.ช\\.|ด\\.ญ\\.)\\s?${letters}{2,}\\s+${noSurname}${letters}{3,}`,
    'gu',
  ),
  new RegExp(`(นาย)${noOffice}\\s?${letters}{2,}\\s+${noSurname}${letters}{3,}`, 'gu'),
  // A given name alone, where the word can be nothing else (นาง alone begins many place names).
  new RegExp(`(นางสาว|น\\.ส\\.)\\s?${letters}{2,}`, 'gu'),
  new RegExp(`(นาย)${noOffice}${letters}{2,}`, 'gu'),
  // Beside a house or a plot also the titles that begin place names, ranks, and the words for elders.
  // A village named after somebody is covered with them: better one place too many than one person.
  new RegExp(
    `((?:บ้าน|สวน|ที่ดิน|ที่นา|ร้าน|ฟาร์ม)\\s?(?:ของ)?(?:นาง|ลุง|ป้า|กำนัน|ผู้ใหญ่(?!บ้าน)|เจ๊|เฮีย|ดาบตำรวจ|หมอ|ครู))\\s?${letters}{2,}`,
    'gu',
  ),
  new RegExp(
    `((?:ด|ส|จ\\.ส|พ\\.จ|ร|พ|พล|ว่าที่\\s?ร)\\.[ตทอ]\\.(?:[ตทอ]\\.)?)\\s?${letters}{2,}(?:\\s+${noSurname}${letters}{3,})?`,
    'gu',
  ),
  new RegExp(`((?:ฝาย|สระ|แปลง|แยก|ซอย|สาย|เส้น)(?:ลุง|ป้า|กำนัน|ผู้ใหญ่(?!บ้าน)))\\s?${letters}{2,}`, 'gu'),
  // A surname that stayed behind a covered name.
  new RegExp(
    `(\\(ปิดชื่อ\\))\\s+${noSurname}${letters}{3,}(?=\\s+(?:หมู่|ม\\.|ถึง|โดย|ตำบล|ต\\.|ไป|และ|บ้าน)|\\))`,
    'gu',
  ),
];

/** A project title or other free text with the names of persons covered; offices and places stay. */
export function maskNamesInText(text: string): string {
  return patterns.reduce(
    (masked, pattern) =>
      masked.replace(pattern, (_, title: string) => (title === hidden ? hidden : `${title}${hidden}`)),
    text,
  );
}

/** Free text of unknown origin: names covered, and 13-digit ids of natural persons (1-8 first) cut. */
export function maskText(text: string): string {
  return maskNamesInText(text).replace(
    /(?<![0-9])[1-8][0-9]{8}(?:[0-9]{4}|[xX]{4})(?![0-9])/gu,
    (id) => `${id.slice(0, 1)}xxxxxxxxxxxx`,
  );
}
