/** Digits and days as official Thai letters write them: '๒๒ พฤศจิกายน ๒๕๖๙'. Only letters are written so. */
import { calendarOf } from '#kernel/thai-date.ts';
import { dayNumber } from '#kernel/working-days.ts';

const months = [
  'มกราคม',
  'กุมภาพันธ์',
  'มีนาคม',
  'เมษายน',
  'พฤษภาคม',
  'มิถุนายน',
  'กรกฎาคม',
  'สิงหาคม',
  'กันยายน',
  'ตุลาคม',
  'พฤศจิกายน',
  'ธันวาคม',
] as const;

/** Every Arabic digit as a Thai one. */
export function thaiDigits(text: string | number): string {
  return String(text).replace(/[0-9]/gu, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
}

/**
 * Thai digits in running text, except in words with Latin letters or @: an address on the web, an e-mail
 * address or a code in Latin letters must stay as it is typed elsewhere.
 */
export function thaiDigitsInProse(text: string): string {
  return text
    .split(/(\s+)/u)
    .map((word) => (/[A-Za-z@]/u.test(word) ? word : thaiDigits(word)))
    .join('');
}

/** An ISO day in full, with the Buddhist year, in Thai digits. @throws RangeError for what is no day */
export function officialDate(iso: string): string {
  const { year, month, dayOfMonth } = calendarOf(dayNumber(iso));
  return thaiDigits(`${dayOfMonth} ${months[month - 1]!} ${year + 543}`);
}
