/**
 * What in a text could tell who asked. A person still reads it; this is what no person may overlook: the words that the
 * consultation itself holds of the asker, and numbers that belong to somebody.
 */
import { foldBare, toArabicDigits } from '#kernel/thai-text.ts';

/** Of the consultation: whatever names the asker, the agency, the place or the other side. */
export interface Known {
  askerName: string | null;
  contact: string | null;
  counterpart: string | null;
  agencyName: string | null;
  /** As the asker told it online. */
  agencySaid: string | null;
  provinceTh: string | null;
  provinceEn: string | null;
  districtTh: string | null;
  /** Exact decimal. */
  amountThb: string | null;
}

/** Shorter than this, a word stands in too many others to be looked for. */
const least = 3;

const numbers: [what: string, pattern: RegExp][] = [
  ['เลขประจำตัวหรือเลขทะเบียน · an identity or register number', /(?<!\d)\d(?:[ -]?\d){12}(?!\d)/u],
  ['หมายเลขโทรศัพท์ · a telephone number', /(?<!\d)0\d(?:[ -]?\d){7,8}(?!\d)/u],
  ['เลขที่โครงการหรือสัญญา · a number of a project or contract', /(?<!\d)\d{10,}(?!\d)|(?<!\d)\d{1,5}\/25\d\d(?!\d)/u],
  ['ที่อยู่อีเมล · an e-mail address', /[^\s@]+@[^\s@]+\.[^\s@]+/u],
  ['ลิงก์ · a link', /https?:\/\//iu],
  ['ชื่อบุคคล · a person’s name', /(?:นางสาว|นาย(?!ก|จ้าง|ทะเบียน|หน้า|ทหาร|ตำรวจ|อำเภอ|ช่าง|แพทย์)|นาง|น\.ส\.|ด\.ช\.|ด\.ญ\.)\s?[ก-ฮเ-ไ][ก-๎]{2,}\s[ก-ฮเ-ไ][ก-๎]{2,}/u],
]; // prettier-ignore

/** @returns what was found, Thai · English, each once; none is what the publication desk wants */
export function tracesIn(text: string, known: Known): string[] {
  const folded = foldBare(text);
  const plain = toArabicDigits(text);
  const words = [
    ['ชื่อผู้ขอ · the asker’s name', known.askerName],
    ['ทางติดต่อของผู้ขอ · how to reach the asker', known.contact],
    ['คู่สัญญา · the other side', known.counterpart],
    ['หน่วยงานของผู้ขอ · the asker’s agency', known.agencyName],
    ['หน่วยงานของผู้ขอ · the asker’s agency', known.agencySaid],
    ['จังหวัด · the province', known.provinceTh],
    ['จังหวัด · the province', known.provinceEn],
    ['อำเภอ · the district', known.districtTh],
  ] as const;
  const found = words.flatMap(([what, word]) => (word !== null && isIn(folded, word) ? [what] : []));
  const counted = numbers.flatMap(([what, pattern]) => (pattern.test(plain) ? [what] : []));
  const money = saysAmount(plain, known.amountThb) ? ['จำนวนเงินตรงตัว · the exact amount'] : [];
  return [...new Set([...found, ...counted, ...money])];
}

function isIn(folded: string, word: string): boolean {
  const bare = foldBare(word);
  return bare.length >= least && folded.includes(bare);
}

/** A round sum is a limit or a rule, and a small one anybody's; others are somebody's. In baht. */
const round = 100_000;
const small = 1000;

function saysAmount(plain: string, amountThb: string | null): boolean {
  if (amountThb === null || Number(amountThb) < small || Number(amountThb) % round === 0) return false;
  const digits = amountThb.replace(/\.0+$/u, '');
  return new RegExp(`(?<!\\d)${digits.replace('.', '\\.')}(?!\\d)`, 'u').test(
    plain.replace(/(?<=\d),(?=\d)/gu, ''),
  );
}
