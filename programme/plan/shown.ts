/** Figures of the plan as pages and papers show them. */
import { formatBaht } from '#kernel/baht.ts';
import type { Language } from '#kernel/texts.ts';
import { measures } from './kinds.ts';
import { satangOf } from './money.ts';
import type { PlanLine } from './queries.ts';

/** '1,200.5': hundredths without the zeros nobody needs. */
export function quantity(hundredths: bigint): string {
  return formatBaht(hundredths, 'en')
    .replace(/ baht$/u, '')
    .replace(/(\.\d)0$/u, '$1');
}

export const unitOf = ({ measure, unit }: Pick<PlanLine, 'measure' | 'unit'>, language: Language): string =>
  unit ?? measures[measure][language === 'th' ? 'unitTh' : 'unitEn'];

/** '90 คน'; null where nothing is known. */
export function figure(value: string | null, line: PlanLine, language: Language): string | null {
  return value === null ? null : `${quantity(satangOf(value))} ${unitOf(line, language)}`;
}
