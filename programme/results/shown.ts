/** Results in words and figures, the same on the page, on paper and in a file. */
import type { Language } from '#kernel/texts.ts';
import type { Card, Indicator, Measured } from './cards.ts';
import { text } from './text.ts';

const digits = (value: number, unit: Card['unit']): string =>
  value.toLocaleString('en-US', {
    minimumFractionDigits: unit === 'count' || unit === 'range' ? 0 : 1,
    maximumFractionDigits: 1,
  });

/** '12.5 %', '+8.3 points of a hundred'. */
export function shownValue({ value, low, high }: Measured, { unit }: Card, language: Language): string {
  if (unit === 'range' && low !== high) return `${low} – ${high} ${text[language].units.range}`;
  const sign = unit === 'points' && value > 0 ? '+' : '';
  const word = text[language].units[unit];
  return `${sign}${digits(value, unit)}${word === '%' ? '' : ' '}${word}`;
}

export function shownInterval({ low, high }: Measured, { unit }: Card, language: Language): string {
  if (unit === 'range') return text[language].isRange;
  if (low === null || high === null) return text[language].noInterval;
  const shown = (value: number) =>
    value.toLocaleString('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return `${shown(low)} – ${shown(high)}${unit === 'percent' ? '%' : ''}`;
}

export const shownParts = ({ parts }: Measured, language: Language): string =>
  parts
    .map(({ name, count }) => `${text[language].parts[name]} ${count.toLocaleString('en-US')}`)
    .join(' · ');

/** The value, or that it was not measured and why. */
export function shownResult({ measured, card, why }: Indicator, language: Language): string {
  if (measured) return shownValue(measured, card, language);
  const words = text[language];
  return `${words.notMeasured}${why === null ? '' : ` ${words.because}${language === 'th' ? '' : ' '}${words.why[why]}`}`;
}

export const shownBaseline = ({ baseline, card }: Indicator, language: Language): string =>
  baseline
    ? `${shownValue(baseline, card, language)} (n ${baseline.n.toLocaleString('en-US')})`
    : text[language].noBaseline;
