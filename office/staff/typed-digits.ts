/** Digits as people in Thai surroundings type them: in groups, with Thai numerals, on the wrong keyboard. */
import { toArabicDigits } from '#kernel/thai-text.ts';

/** What the keys 1 to 9 and 0 write while the keyboard stands on Thai (Kedmanee). */
const thaiKeys = 'ๅ/-ภถ\u0E38\u0E36คตจ';
const onlyThaiKeys = /ๅ|ภ|ถ|\u0E38|\u0E36|ค|ต|จ/u;

/**
 * @example typedDigits('๑๒๓๔ 5678') // '12345678'
 * @example typedDigits('ๅ/-ภ') // '1234': typed with the keyboard on Thai
 */
export function typedDigits(text: string): string {
  const bare = toArabicDigits(text.normalize('NFC')).replace(/\s|\p{Cf}/gu, '');
  if (!onlyThaiKeys.test(bare)) return bare.replace(/[-–—./]/gu, '');
  return bare.replace(/[^]/gu, (key) => {
    const at = thaiKeys.indexOf(key);
    return at < 0 ? key : String((at + 1) % 10);
  });
}

/** In groups of four, as printed and read aloud. */
export function inGroups(digits: string): string {
  return digits.replace(/(.{4})(?=.)/gu, '$1 ');
}
