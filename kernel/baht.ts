/**
 * Money as whole satang in a bigint: exact, and the same on every machine. A text that is not
 * plainly an amount is refused with a reason; nothing is guessed.
 */
import { toArabicDigits } from '#kernel/thai-text.ts';

/** Why a text is not an amount. */
export type AmountProblem =
  'empty' | 'not_a_number' | 'bad_grouping' | 'negative' | 'too_many_decimals' | 'too_large';

export type ParsedAmount = { ok: true; satang: bigint } | { ok: false; reason: AmountProblem };

/**
 * 10 trillion baht, about three national budgets: no purchase is larger, and nine thousand such
 * amounts still sum within a BIGINT of satang.
 */
const largestSatang = 1_000_000_000_000_000n;

/**
 * Parses an amount in baht to satang: '12000', '12,000.50', '๑๒', '12 บาท', '฿12'. '' and '-' are
 * `empty`. Refuses '12,000,50' (bad_grouping), '-5' and '(5)' (negative), '1e308' and words
 * (not_a_number), a third decimal other than 0, and more than 10 trillion baht. Never throws.
 */
export function parseBaht(text: string): ParsedAmount {
  const bare = toArabicDigits(text)
    .trim()
    .replace(/^฿ ?/u, '')
    .replace(/ ?บาท$/u, '');
  if (bare === '' || bare === '-') return { ok: false, reason: 'empty' };
  if (/^(?:[-−]\s?[\d,]*\.?\d+|\([\d,]*\.?\d+\))$/u.test(bare)) return { ok: false, reason: 'negative' };
  const match = /^([\d,]+)(?:\.(\d*))?$/u.exec(bare);
  if (!match) return { ok: false, reason: 'not_a_number' };
  const [, whole = '', decimals = ''] = match;
  if (whole.includes(',') && !/^\d{1,3}(?:,\d{3})+$/u.test(whole))
    return { ok: false, reason: 'bad_grouping' };
  if (/[^0]/u.test(decimals.slice(2))) return { ok: false, reason: 'too_many_decimals' };
  const satang = BigInt(whole.replaceAll(',', '') + decimals.slice(0, 2).padEnd(2, '0'));
  return satang > largestSatang ? { ok: false, reason: 'too_large' } : { ok: true, satang };
}

function grouped(whole: bigint): string {
  return whole.toString().replace(/\B(?=(\d{3})+$)/gu, ',');
}

const unit = { th: 'บาท', en: 'baht' } as const;

/** '1,234,567.89 บาท' or '1,234,567.89 baht'; the satang are left out when there are none. */
export function formatBaht(satang: bigint, language: 'th' | 'en' = 'th'): string {
  const sign = satang < 0n ? '-' : '';
  const positive = satang < 0n ? -satang : satang;
  const rest = positive % 100n;
  const decimals = rest === 0n ? '' : `.${rest.toString().padStart(2, '0')}`;
  return `${sign}${grouped(positive / 100n)}${decimals} ${unit[language]}`;
}

/** Tenths of a larger unit, half upwards: 1_249_999 baht in millions → '1.2', 1_250_000 → '1.3'. */
function tenths(baht: bigint, size: bigint): string {
  const count = (baht * 10n + size / 2n) / size;
  return count % 10n === 0n ? grouped(count / 10n) : `${grouped(count / 10n)}.${count % 10n}`;
}

/**
 * A short amount for lists: '1.2 ล้านบาท' / '1.2 million baht'; under a million whole baht
 * ('480,000 บาท'); in English from a billion '1.5 billion baht' (Thai goes on counting ล้าน).
 */
export function formatBahtShort(satang: bigint, language: 'th' | 'en' = 'th'): string {
  if (satang < 0n) return `-${formatBahtShort(-satang, language)}`;
  const baht = (satang + 50n) / 100n;
  if (baht < 1_000_000n) return `${grouped(baht)} ${unit[language]}`;
  if (language === 'th') return `${tenths(baht, 1_000_000n)} ล้านบาท`;
  return baht < 1_000_000_000n
    ? `${tenths(baht, 1_000_000n)} million baht`
    : `${tenths(baht, 1_000_000_000n)} billion baht`;
}

/** 25000050n → '250000.50', for a numeric column or a spreadsheet. */
export function thbOf(satang: bigint): string {
  const digits = (satang < 0n ? -satang : satang).toString().padStart(3, '0');
  return `${satang < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
