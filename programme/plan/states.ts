/** A year of the programme as the centre keeps it. */
import type { Subject } from '#office/action.ts';

const yearStates = {
  known: { th: 'มีในระบบ', en: 'Known' },
} as const;

export const yearSubject: Subject<typeof yearStates> = {
  kind: 'fiscal_year',
  table: 'office.fiscal_years',
  id: 'fiscal_year_be',
  idPattern: /^2[56]\d\d$/u,
  states: yearStates,
};
