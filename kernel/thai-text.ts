/**
 * Thai text as the computer must see it: one folding rule for keys and searches, the width of Thai
 * on a terminal, and Thai alphabetical order. The original text is never changed by any of these;
 * what people read and what evidence quotes is always the text as published.
 */

const zeroWidth = /[\u00AD\u200B-\u200D\u2060\uFEFF]/gu;
const thaiDigits = /[\u0E50-\u0E59]/gu;

/**
 * Thai digits become Arabic ones; everything else stays.
 * @example toArabicDigits('๒๕๖๘') // '2568'
 */
export function toArabicDigits(text: string): string {
  return text.replace(thaiDigits, (digit) => String(digit.charCodeAt(0) - 0x0e50));
}

/**
 * The one form under which two spellings of the same Thai text are equal: NFC, zero-width characters
 * dropped, เ+เ → แ, marks in the order vowel-then-tone, ํ+า → ำ with the tone before it, a mark typed
 * twice counted once, Thai digits as Arabic ones, white space as single spaces.
 * Never NFKC: it takes every ำ apart, and word segmentation then cuts inside words.
 */
export function fold(text: string): string {
  return toArabicDigits(text.normalize('NFC').replace(zeroWidth, ''))
    .replace(/\u0E40\u0E40/gu, '\u0E41')
    .replace(/([\u0E31\u0E34-\u0E3A\u0E47-\u0E4E])\1+/gu, '$1')
    .replace(/([\u0E48-\u0E4B])([\u0E31\u0E34-\u0E3A\u0E47\u0E4D])/gu, '$2$1')
    .replace(/\u0E4D([\u0E48-\u0E4B]?)\u0E32/gu, '$1\u0E33')
    .replace(/\u0E33([\u0E48-\u0E4B])/gu, '$1\u0E33')
    .replace(/\s+/gu, ' ')
    .trim();
}

const isMark = (code: number) =>
  code === 0x0e31 || (code >= 0x0e34 && code <= 0x0e3a) || (code >= 0x0e47 && code <= 0x0e4e);

/** True where two neighbouring letters are written in a way that folding changes. */
function needsFolding(code: number, before: number): boolean {
  if (code > 0x0e7f || (code > 0x7f && code < 0x0e00) || code === 0x0e4d) return true;
  if (code < 0x0e31) return false;
  if (isMark(code)) return isMark(before) && !(code >= 0x0e48 && before < 0x0e47) ? true : before === 0x0e33;
  return code === 0x0e40 && before === 0x0e40;
}

/**
 * `fold(text)` without white space and in lower case, the form in which titles are searched for words.
 * One pass over the letters: nearly every title needs nothing but its spaces and digits changed.
 */
export function foldBare(text: string): string {
  let bare = '';
  let kept = 0;
  let before = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (needsFolding(code, before)) return fold(text).replace(/\s/gu, '').toLowerCase();
    if (code <= 32 || (code >= 0x0e50 && code <= 0x0e59)) {
      bare += text.slice(kept, i);
      if (code > 32) bare += String.fromCharCode(code - 0x0e50 + 48);
      kept = i + 1;
    } else if (code >= 65 && code <= 90) {
      bare += text.slice(kept, i) + String.fromCharCode(code + 32);
      kept = i + 1;
    }
    before = code;
  }
  return bare + text.slice(kept);
}

/** Columns that one code point takes on a terminal: marks 0, East Asian wide characters and emoji 2. */
function codePointWidth(character: string): number {
  if (/[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u.test(character)) return 0;
  return /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u.test(
    character,
  )
    ? 2
    : 1;
}

/** Width of a text on a terminal, in columns: vowels and tones above and below take none, ำ takes one. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += codePointWidth(character);
  return width;
}

const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });

/**
 * Cuts a text to at most `columns` columns without tearing a vowel or tone from its consonant;
 * a cut text ends in '…', which is counted.
 */
export function cutToWidth(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let kept = '';
  let width = 0;
  for (const { segment } of graphemes.segment(text)) {
    const more = displayWidth(segment);
    if (width + more > columns - 1) break;
    kept += segment;
    width += more;
  }
  return `${kept}…`;
}

/** Cuts or fills with spaces at the end, so that the text takes exactly `columns` columns. */
export function padToWidth(text: string, columns: number): string {
  const cut = cutToWidth(text, columns);
  return cut + ' '.repeat(Math.max(0, columns - displayWidth(cut)));
}

/** Thai dictionary order: ก เก แก ข, where plain comparison gives ก ข เก แก. */
export const thaiCollator = new Intl.Collator('th');
