/** One year's days off as a page shows them, and those that the year is known to lack. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import { readHolidaySeed } from './holiday-seed.ts';

export interface Holiday {
  on: string;
  th: string;
  en: string;
  source: string | null;
  verified: boolean;
}

/** @param yearBe Buddhist calendar year */
export async function readHolidayYear(
  tx: Tx,
  yearBe: number,
): Promise<{ days: Holiday[]; missing: { th: string; en: string }[] }> {
  const { rows } = await sql<Holiday>`
    SELECT holiday_on::text AS on, name_th AS th, name_en AS en, source, verified FROM office.holidays
    WHERE extract(year FROM holiday_on) = ${yearBe - 543} ORDER BY holiday_on`.execute(tx);
  // A missing day counts as known once somebody recorded one of that name: 'วันพืชมงคล (สำนักพระราชวังกำหนด)'.
  const known = (name: string) => rows.some(({ th }) => th.startsWith(name.split(' (')[0]!));
  const missing = (readHolidaySeed().missing.get(yearBe) ?? []).filter(({ th }) => !known(th));
  return { days: rows, missing };
}
