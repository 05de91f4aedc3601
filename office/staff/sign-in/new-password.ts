/**
 * What a password must be: long, and not what everybody tries first. No rules about kinds of characters,
 * which make people write passwords down; Thai is welcome.
 */
import { passwordWeak } from './problems.ts';

const least = 12;
const most = 200;

/** Beginnings of what is tried first, here and abroad. */
const common = [
  'password',
  'passw0rd',
  'p@ssw0rd',
  'qwerty',
  'iloveyou',
  'administrator',
  'admin1234',
  'welcome',
  'letmein',
  'abcdefgh',
  'asdfghjk',
  '1q2w3e4r',
  'truatkhap',
  'thailand',
  'ตรวจขับ',
  'รหัสผ่าน',
  'ฟหกดเ้่าสว',
];

/**
 * @param about words that a guesser knows: the e-mail address, the name
 * @returns the password in the one form in which it is hashed and checked
 * @throws Problem sign_in.password_weak
 */
export function goodPassword(typed: string, about: readonly string[]): string {
  const password = passwordForm(typed);
  const length = [...new Intl.Segmenter('th').segment(password)].length;
  if (length < least)
    throw passwordWeak(`ต้องยาวอย่างน้อย ${least} ตัวอักษร`, `it needs at least ${least} characters`);
  if (password.length > most)
    throw passwordWeak(`ยาวเกิน ${most} ตัวอักษร`, `it is longer than ${most} characters`);
  const lower = password.toLowerCase();
  if (common.some((word) => lower.startsWith(word)) || isMonotonous(lower))
    throw passwordWeak(
      'เดาง่าย ลองใช้คำสี่คำที่ไม่เกี่ยวกัน',
      'it is easily guessed; try four words that have nothing in common',
    );
  if (about.flatMap(wordsOf).some((word) => lower.includes(word)))
    throw passwordWeak('มีชื่อหรืออีเมลของท่านอยู่ในนั้น', 'it holds your name or e-mail address');
  return password;
}

/** Keyboards spell the same letters differently; what is hashed is spelled one way. */
export function passwordForm(typed: string): string {
  return typed.normalize('NFC').trim();
}

/** Few different characters, or steps of one: 111111111111, 123456789012. */
function isMonotonous(text: string): boolean {
  const steps = new Set(
    Array.from({ length: text.length - 1 }, (_, i) => text.charCodeAt(i + 1) - text.charCodeAt(i)),
  );
  return new Set(text).size < 5 || steps.size < 3;
}

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[\s@.]+/u)
    .filter((word) => word.length > 4);
