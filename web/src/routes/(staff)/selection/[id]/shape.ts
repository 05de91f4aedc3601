/** One selection as its page shows it, in the reader's language. */
import type { Language } from '#kernel/texts.ts';
import { criteria, criteriaOf, type Criterion, type Sheet } from '#programme/selection/criteria.ts';
import type { DecisionRecord } from '#programme/selection/decision-record.ts';
import {
  missingReasons,
  type ProvinceData,
  type Reading,
  type Standing,
} from '#programme/selection/record.ts';
import { text } from '#programme/selection/text.ts';

export type Names = ReadonlyMap<string, { th: string; en: string }>;

export interface ShownStanding extends Omit<Standing, 'missing'> {
  name: string;
  /** Criteria without which it cannot be assessed, as words; '' where none is missing. */
  missing: string;
}

export interface ShownSheet {
  sheet: Sheet;
  criteria: { id: Criterion; label: string; weight: string; read: string; full: string }[];
  rows: { iso: string; name: string; cells: { id: string; text: string; isMissing: boolean }[] }[];
}

export interface ShownRecord {
  draws: number;
  quota: number;
  standings: ShownStanding[];
  first: string;
  tied: string;
  notAssessable: number;
  leftOut: string;
  yearOfData: number | null;
}

const nameOf = (names: Names, iso: string, language: Language) => names.get(iso)?.[language] ?? iso;
const criterionName = (name: Criterion, language: Language) => criteria[name][language];

export function shownRecord(
  { input, result }: DecisionRecord,
  names: Names,
  language: Language,
): ShownRecord {
  const all = (place: Standing['place']) =>
    result.standings
      .filter((one) => one.place === place)
      .map(({ iso }) => nameOf(names, iso, language))
      .join(' · ');
  return {
    draws: result.draws,
    quota: input.quota,
    standings: result.standings.map(({ missing, ...one }) => ({
      ...one,
      name: nameOf(names, one.iso, language),
      missing: missing.map((name) => criterionName(name, language)).join(' · '),
    })),
    first: all('in'),
    tied: all('tied'),
    notAssessable: result.standings.filter(({ place }) => place === 'not_assessable').length,
    leftOut: result.left_out.map((name) => criterionName(name, language)).join(' · '),
    yearOfData: input.provenance.analysis_year_be,
  };
}

export function shownSheet(
  { input }: DecisionRecord,
  sheet: Sheet,
  names: Names,
  language: Language,
): ShownSheet {
  const words = text[language];
  const shown = criteriaOf(sheet);
  return {
    sheet,
    criteria: shown.map((id) => {
      const { readTh, readEn, unitTh, unitEn } = criteria[id];
      const unit = language === 'th' ? unitTh : unitEn;
      return {
        id,
        label: criterionName(id, language),
        weight: input.weights[id],
        read: language === 'th' ? readTh : readEn,
        full: words.fullAt(figure(input.full[id]), unit),
      };
    }),
    rows: input.provinces.map(({ iso, readings }) => ({
      iso,
      name: nameOf(names, iso, language),
      cells: cellsOf(shown, readings, language),
    })),
  };
}

function cellsOf(shown: Criterion[], readings: ProvinceData['readings'], language: Language) {
  return shown.map((id) => ({
    id,
    text: readingText(readings[id], language),
    isMissing: readings[id].status !== 'measured',
  }));
}

export function readingText(reading: Reading, language: Language): string {
  if (reading.status === 'measured') {
    const { value, low, high } = reading;
    return low === high ? figure(value) : `${figure(value)} (${figure(low)}–${figure(high)})`;
  }
  const outcome = text[language].outcome.not_assessable;
  const word = reading.status === 'not_assessable' ? outcome : language === 'th' ? 'ไม่ทราบ' : 'unknown';
  return `${word}: ${missingReasons[reading.reason][language]}`;
}

/** '17.895' → '17.9', '1.000' → '1'. */
const figure = (value: string) => Number(value).toLocaleString('en-US', { maximumFractionDigits: 1 });
