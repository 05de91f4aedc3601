/**
 * Words and names in the one form in which they are looked for: the kernel's folding of Thai look-alikes, no
 * spaces, no punctuation, small letters. Entry and question are folded the same way.
 */
import { foldBare } from '#kernel/thai-text.ts';

export function searchFold(text: string): string {
  return foldBare(text).replace(/[^\p{L}\p{M}\p{Nd}]/gu, '');
}

/** What offices write short, and what stands in the files. Asked both ways; an entry keeps its own spelling. */
const shortForms: readonly (readonly [short: string, long: string])[] = [
  ['อบต', 'องค์การบริหารส่วนตำบล'],
  ['อบจ', 'องค์การบริหารส่วนจังหวัด'],
  ['หจก', 'ห้างหุ้นส่วนจำกัด'],
  ['บจก', 'บริษัท'],
  ['บมจ', 'บริษัท'],
  ['รพสต', 'โรงพยาบาลส่งเสริมสุขภาพตำบล'],
  ['ศพด', 'ศูนย์พัฒนาเด็กเล็ก'],
  ['กฟภ', 'การไฟฟ้าส่วนภูมิภาค'],
  ['กปภ', 'การประปาส่วนภูมิภาค'],
];

/** The folded question, and the same with a short form at its beginning written out, or the reverse. */
export function askedForms(typed: string): string[] {
  const asked = searchFold(typed);
  const forms = new Set([asked]);
  for (const [short, long] of shortForms) {
    if (asked.startsWith(short)) forms.add(long + asked.slice(short.length));
    if (asked.startsWith(long)) forms.add(short + asked.slice(long.length));
  }
  return [...forms];
}
