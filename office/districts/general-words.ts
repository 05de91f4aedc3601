/**
 * Texts of a district centre speak of matters, never of people: a text that seems to hold a name, an id
 * number or a telephone number is refused beside its field, before it is kept anywhere.
 */
import * as v from 'valibot';
import { maskText } from '#kernel/personal-name.ts';
import { toArabicDigits } from '#kernel/thai-text.ts';
import { words } from '#office/form-fields.ts';

const fault =
  'ดูเหมือนมีชื่อ เลขประจำตัว หรือเบอร์โทรของบุคคล โปรดตัดออก ใช้เลขรับเรื่องแทน · This seems to hold a person’s name, id or telephone number. Leave it out; the register number is enough';

/** Ids of 13 digits, and mobile numbers; however they are grouped. */
const personalNumber = /(?<!\d)(?:\d{13}|0[689]\d{8})(?!\d)/u;

export function speaksOfPerson(text: string): boolean {
  const grouped = toArabicDigits(text).replace(/(?<=\d)[ -](?=\d)/gu, '');
  return maskText(text) !== text || personalNumber.test(grouped);
}

/** Free text without people in it. */
export function generalWords(least: number, most: number) {
  return v.pipe(
    words(least, most),
    v.check((text) => !speaksOfPerson(text), fault),
  );
}
