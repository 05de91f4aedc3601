/** What a cell of a workbook says, as text. */

/** A cell as its part stores it. */
export interface StoredCell {
  /** 's' shared text, 'inlineStr', 'str' of a formula, 'b', 'e' error, 'd' ISO day, 'n' number. */
  type: string;
  style: number;
  value: string | null;
  inline: string;
  isFormula: boolean;
}

/** 1 → 'A', 27 → 'AA'. */
export function columnLetters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return (before > 0 ? columnLetters(before) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

/** 'AB12' → column 28, row 12. What is no place has neither. */
export function placeOf(reference: string): { column: number; row: number } {
  const [, letters, digits] = /^([A-Z]{1,3})(\d{1,7})$/u.exec(reference) ?? [];
  if (letters === undefined) return { column: Infinity, row: Infinity };
  const column = Array.from(letters, (letter) => letter.charCodeAt(0) - 64).reduce(
    (sum, value) => sum * 26 + value,
    0,
  );
  return { column, row: Number(digits) };
}

export function cellText(
  { type, value, inline }: StoredCell,
  texts: readonly string[],
  isDay: boolean,
  is1904: boolean,
): string {
  if (type === 'inlineStr') return unescaped(inline);
  if (value === null) return '';
  if (type === 's') return unescaped(texts[Number(value)] ?? '');
  if (type === 'str') return unescaped(value);
  if (type === 'e') return value;
  if (type === 'b') return value.trim() === '1' ? 'TRUE' : 'FALSE';
  if (type === 'd') return value.slice(0, 10);
  const number = Number(value);
  if (value.trim() === '' || Number.isNaN(number)) return value;
  return isDay ? (dayText(number, is1904) ?? numberText(number)) : numberText(number);
}

/** Programs write control characters, and an underscore that would look like one, as _x000D_. */
const unescaped = (text: string) =>
  text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** Days are counted from 30 December 1899 (the 29 February 1900 that never was included), or from 1904; times are left out. */
function dayText(serial: number, is1904: boolean): string | null {
  const days = Math.round((serial - 25_569 + (is1904 ? 1462 : 0)) * 86_400_000);
  const instant = new Date(days);
  return Number.isNaN(instant.getTime()) || instant.getUTCFullYear() > 9999 || instant.getUTCFullYear() < 1000
    ? null
    : instant.toISOString().slice(0, 10);
}

/** Spreadsheets keep 15 digits; anything further is noise of binary fractions. Never an exponent. */
function numberText(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  const text = String(Number(value.toPrecision(15)));
  if (!text.includes('e')) return text;
  return Math.abs(value) >= 1 ? BigInt(Math.round(value)).toString() : value.toFixed(20).replace(/0+$/u, '');
}
