/**
 * Two keys under which entries of one person meet. The name key is the name without title or rank, under the
 * one folding rule of Thai text. The sound key also lets go of tone marks, silenced letters and letters of one
 * sound: พงศ์ and พงษ์, ณัฐ and นัท, ใจ and ไจ. Equal keys are a reason to look, never a merge by themselves.
 */
import { fold } from '#kernel/thai-text.ts';

/** Written before a name and no part of it: titles, ranks, degrees; the longest first, so that นางสาว is not นาง. */
const titles = [
  ...['ว่าที่', 'นางสาว', 'น.ส.', 'นส.', 'นาย', 'นาง', 'คุณ', 'ด.ช.', 'ด.ญ.', 'เด็กชาย', 'เด็กหญิง'],
  ...['หม่อมหลวง', 'หม่อมราชวงศ์', 'ม.ล.', 'ม.ร.ว.', 'พระครู', 'พระมหา', 'พระอธิการ', 'พระ'],
  ...['ศาสตราจารย์', 'รองศาสตราจารย์', 'ผู้ช่วยศาสตราจารย์', 'ดอกเตอร์', 'ศ.', 'รศ.', 'ผศ.', 'ดร.', 'อ.'],
  ...['นายแพทย์', 'แพทย์หญิง', 'นพ.', 'พญ.', 'ทพ.', 'ทพญ.', 'ภก.', 'ภญ.', 'สพ.ญ.', 'น.สพ.'],
  ...['พลตำรวจเอก', 'พลตำรวจโท', 'พลตำรวจตรี', 'พันตำรวจเอก', 'พันตำรวจโท', 'พันตำรวจตรี', 'ร้อยตำรวจเอก'],
  ...['ร้อยตำรวจโท', 'ร้อยตำรวจตรี', 'ดาบตำรวจ', 'จ่าสิบตำรวจ', 'สิบตำรวจเอก', 'สิบตำรวจโท', 'สิบตำรวจตรี'],
  ...['พลเอก', 'พลโท', 'พลตรี', 'พันเอก', 'พันโท', 'พันตรี', 'ร้อยเอก', 'ร้อยโท', 'ร้อยตรี', 'จ่าสิบเอก', 'สิบเอก'],
  ...['mr.', 'mrs.', 'miss', 'ms.', 'dr.'],
].sort((a, b) => b.length - a.length);

/** Abbreviated ranks of army, navy, air force and police: พ.ต.อ., ร.ต., จ.ส.ต., น.อ. … */
const rank = /^(?:[ก-ฮ]{1,3}\.){2,3}(?:\s?(?:หญิง|[รทอ]\.น\.))?\s*/u;
const beginsName = /^[ก-ฮเ-ไa-z]/iu;

/** A name as typed, without what stands before it. */
export function withoutTitles(name: string): string {
  let rest = fold(name).toLowerCase();
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replace(rank, '').trim() || rest;
    const title = titles.find((one) => rest.startsWith(one));
    const behind = title === undefined ? '' : rest.slice(title.length).trim();
    if (behind.length >= 2 && beginsName.test(behind)) rest = behind;
  }
  return rest;
}

/** @example nameKey('น.ส.สมหญิง', 'ใจดี') // 'สมหญิง|ใจดี' */
export function nameKey(givenName: string, familyName: string): string {
  return [withoutTitles(givenName), fold(familyName).toLowerCase()]
    .map((part) => part.replace(/[\s.'’-]/gu, ''))
    .join('|');
}

const oneSound: readonly [RegExp, string][] = [
  [/[ก-ฮ][ิุ]?์/gu, ''], // a silenced letter
  [/[็่-๎]/gu, ''], // tones and short marks
  [/รร(?=[ก-ฮ])/gu, 'ั'],
  [/รร/gu, 'ัน'],
  [/[ใไ]/gu, 'ไ'],
  [/[ศษส]/gu, 'ส'],
  [/[ณน]/gu, 'น'],
  [/[ญย]/gu, 'ย'],
  [/[ฎด]/gu, 'ด'],
  [/[ฏต]/gu, 'ต'],
  [/[ฐฑฒถทธ]/gu, 'ท'],
  [/[ขฃคฅฆ]/gu, 'ค'],
  [/[พภผ]/gu, 'พ'],
  [/[ฬล]/gu, 'ล'],
  [/ี/gu, 'ิ'],
  [/ื/gu, 'ึ'],
  [/ู/gu, 'ุ'],
  [/(.)\1/gu, '$1'],
];

/** The name key as it is heard. */
export function soundKey(key: string): string {
  return oneSound.reduce((left, [pattern, sound]) => left.replaceAll(pattern, sound), key);
}
