/**
 * Parts of inputs as plain forms send them: texts, with '' for what was left empty. Each says what is
 * wrong in both languages ('ไทย · English'), so that the page can show it beside the field.
 */
import * as v from 'valibot';
import { parseBaht } from '#kernel/baht.ts';
import { parseThaiDate, toIso } from '#kernel/thai-date.ts';
import { toArabicDigits } from '#kernel/thai-text.ts';

const unknown = 'ไม่พบรายการที่เลือก · What was chosen is not known';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** The id of a row. */
export const rowId = v.pipe(v.string(unknown), v.regex(uuid, unknown));

/** A whole number, typed with Thai or Arabic digits. */
export function wholeNumber(least: number, most: number) {
  const fault = `ใส่จำนวนเต็ม ${least} ถึง ${most} · Give a whole number from ${least} to ${most}`;
  return v.pipe(
    v.union([v.number(), v.string()], fault),
    v.transform((typed) => (String(typed).trim() === '' ? NaN : Number(toArabicDigits(String(typed))))),
    v.check((n) => Number.isInteger(n) && n >= least && n <= most, fault),
  );
}

/** The version of the row that the page showed. */
export const version = wholeNumber(1, 2_147_483_647);

/** Free text: one spelling of line ends, no control characters (PostgreSQL cannot keep NUL), trimmed. */
export function words(least: number, most: number) {
  const fault = `ใส่ข้อความ ${least} ถึง ${most.toLocaleString('en')} ตัวอักษร · Write ${least} to ${most.toLocaleString('en')} characters`;
  return v.pipe(v.string(fault), v.transform(plain), v.minLength(least, fault), v.maxLength(most, fault));
}

function plain(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
}

/** Whatever `schema` takes, or undefined where the field was left empty or is not on the form. */
export function optional<const Schema extends v.GenericSchema>(schema: Schema) {
  const typed = v.pipe(
    v.unknown(),
    v.transform((value) => (value === '' ? undefined : value)),
    v.optional(schema),
  );
  return v.optional(typed);
}

const noDay = 'ใส่วันที่ เช่น 2027-09-30 หรือ 30 ก.ย. 2570 · Give a day, such as 2027-09-30 or 30 ก.ย. 2570';

/** A day as the browser's own field sends it, or as Thai people write it; comes out as '2027-09-30'. */
export const day = v.pipe(
  v.string(noDay),
  v.check((text) => parseThaiDate(text).ok, noDay),
  v.transform((text) => {
    const parsed = parseThaiDate(text);
    return parsed.ok ? toIso(parsed.day) : '';
  }),
);

/** One of a list. */
export function choice<const Names extends readonly [string, ...string[]]>(names: Names) {
  return v.picklist(names, 'โปรดเลือกจากรายการ · Please choose from the list');
}

/** A box that is ticked or not; browsers leave an unticked one out. */
export const ticked = v.pipe(
  v.optional(v.union([v.boolean(), v.string()]), false),
  v.transform((typed) => typed === true || (typeof typed === 'string' && typed !== '' && typed !== 'false')),
);

/** Several of a list: one box sends a text, more send texts. */
export function choices<const Names extends readonly [string, ...string[]]>(names: Names) {
  const fault = 'โปรดเลือกอย่างน้อยหนึ่งรายการ · Please choose at least one';
  return v.pipe(
    v.optional(v.union([v.string(), v.array(v.string())]), []),
    v.transform((typed) => [...new Set(typeof typed === 'string' ? [typed].filter(Boolean) : typed)]),
    v.array(v.picklist(names, fault)),
    v.minLength(1, fault),
  );
}

const noLink = 'ใส่ลิงก์ที่ขึ้นต้นด้วย https:// · Give a link that begins with https://';

/** A link to the open web. */
export const link = v.pipe(
  v.string(noLink),
  v.trim(),
  v.maxLength(2000, noLink),
  v.check((typed) => /^https?:\/\//u.test(typed) && URL.canParse(typed), noLink),
);

const noAmount =
  'ใส่จำนวนตั้งแต่ 0 ทศนิยมไม่เกิน 2 ตำแหน่ง เช่น 250,000.50 · Give an amount from 0, at most 2 decimals, such as 250,000.50';

/** Baht, or any quantity with two decimals at most; comes out in hundredths. */
export const amount = v.pipe(
  v.union([v.number(), v.string()], noAmount),
  v.transform((typed) => parseBaht(String(typed))),
  v.check((parsed) => parsed.ok, noAmount),
  v.transform((parsed) => (parsed.ok ? parsed.satang : 0n)),
);
