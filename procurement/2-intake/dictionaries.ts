/**
 * The words of a file and what they mean: days, tax ids, provinces, methods, kinds, years, odd amounts.
 * A file holds few distinct words, so each is parsed once, by the kernel, and joined back in SQL.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { parseBaht } from '#kernel/baht.ts';
import { maskPersonId, parseTaxId } from '#kernel/tax-id.ts';
import { parseThaiDate } from '#kernel/thai-date.ts';
import { toArabicDigits } from '#kernel/thai-text.ts';
import { bareWord, egpSource } from '../egp-source.ts';

/** One parsed word: `number` is a day, satang, a year or 0/1; `fault` is a reason code or null. */
export interface Word {
  role: string;
  word: string;
  number: bigint | null;
  code: string | null;
  text: string | null;
  extra: string | null;
  fault: string | null;
}

type Meaning = Partial<Omit<Word, 'role' | 'word'>>;

const dayFaults: Record<string, string> = {
  not_a_date: 'unreadable_date',
  no_such_day: 'impossible_date',
  christian_year: 'christian_year',
  ambiguous_year: 'unreadable_date',
  year_out_of_range: 'unreadable_date',
};

const amountFaults: Record<string, string> = {
  not_a_number: 'unreadable_amount',
  bad_grouping: 'unreadable_amount',
  too_many_decimals: 'unreadable_amount',
  negative: 'negative_amount',
  too_large: 'amount_too_large',
};

/** Parses a word in its role; unknown words get a fault or an empty meaning. Never throws. */
export function parseWord(role: string, word: string): Word {
  const meaning = parsers[role]?.(word) ?? {};
  return { role, word, number: null, code: null, text: null, extra: null, fault: null, ...meaning };
}

const parsers: Record<string, (word: string) => Meaning> = {
  day(word) {
    const parsed = parseThaiDate(word);
    if (parsed.ok) return { number: BigInt(parsed.day) };
    return parsed.reason === 'empty' ? {} : { fault: dayFaults[parsed.reason] ?? 'unreadable_date' };
  },
  amount(word) {
    const parsed = parseBaht(word);
    if (parsed.ok) return { number: parsed.satang };
    return parsed.reason === 'empty' ? {} : { fault: amountFaults[parsed.reason] ?? 'unreadable_amount' };
  },
  tax_id(word) {
    const id = parseTaxId(word);
    switch (id.kind) {
      case 'juristic':
        return {
          code: 'juristic',
          text: id.tin,
          extra: id.registeredProvince,
          number: id.registeredYearBe === null ? null : BigInt(id.registeredYearBe),
        };
      case 'person':
        return { code: 'person', text: maskPersonId(id.tin) };
      case 'masked_person':
        return { code: 'person', text: `${id.digits}xxxx` };
      case 'special':
        return { code: 'special', text: id.id };
      case 'invalid':
        if (id.reason === 'empty') return {};
        return { fault: id.reason === 'wrong_check_digit' ? 'tax_id_check_digit' : 'tax_id_format' };
    }
  },
  province(word) {
    const iso = provinces().get(bareProvince(word));
    return iso === undefined ? { fault: 'unknown_province' } : { code: iso };
  },
  method(word) {
    const known = methods().get(bareWord(word));
    return known ? { code: known.method, number: known.special_service ? 1n : 0n } : {};
  },
  kind(word) {
    const known = egpSource().kinds.find((kind) => bareWord(kind.text) === bareWord(word));
    return known ? { code: known.kind } : {};
  },
  year(word) {
    const digits = toArabicDigits(word).trim();
    if (!/^(\d{2}|\d{4})$/u.test(digits)) return { fault: 'fiscal_year_format' };
    const year = digits.length === 2 ? 2500 + Number(digits) : Number(digits);
    if (year >= 1900 && year < 2200) return { fault: 'christian_year' };
    return year >= 2540 && year <= 2642 ? { number: BigInt(year) } : { fault: 'fiscal_year_format' };
  },
};

let provinceByName: Map<string, string> | undefined;
let methodByText: Map<string, { method: string; special_service: boolean }> | undefined;

function methods() {
  methodByText ??= new Map(egpSource().methods.map((method) => [bareWord(method.text), method]));
  return methodByText;
}

function bareProvince(text: string): string {
  return bareWord(text)
    .replace(/\./gu, '')
    .replace(/^(จังหวัด|จ(?=[ก-ฮเแโใไ]))/u, '')
    .replace(/province$/u, '');
}

function provinces(): Map<string, string> {
  if (provinceByName) return provinceByName;
  const file = new URL('../3-core/provinces.yaml', import.meta.url);
  const { provinces: rows } = parse(readFileSync(file, 'utf8')) as {
    provinces: { iso: string; th: string; en: string; spellings: string[] }[];
  };
  provinceByName = new Map();
  for (const row of rows) {
    for (const name of [row.th, row.en, ...row.spellings]) provinceByName.set(bareProvince(name), row.iso);
  }
  return provinceByName;
}
