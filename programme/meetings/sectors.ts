/** Who took part, sector by sector: that a sector was there, its posts, and its number where somebody counted. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { choice, optional, wholeNumber, words } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { AttendanceBasis } from '../activities.ts';
import { sectorNames } from '../years-file.ts';
import { basisMissing, countMissing, linkMissing, sectorsExceed } from './problems.ts';

const sectorSaid = v.object({
  sector: choice(sectorNames),
  who: optional(words(2, 1000)),
  count: optional(wholeNumber(0, 100_000)),
});
export type SectorSaid = v.InferOutput<typeof sectorSaid>;

export const sectorInput = v.pipe(
  v.optional(v.array(sectorSaid), []),
  v.maxLength(sectorNames.length),
  v.check(
    (rows) => new Set(rows.map(({ sector }) => sector)).size === rows.length,
    'ภาคส่วนเดียวกันมีสองบรรทัด · A sector stands there twice',
  ),
);

/** A plain form's fields 'came_x', 'count_x', 'who_x' as rows; a sector nobody said anything of has none. */
export function sectorsTyped(typed: Readonly<Record<string, unknown>>): Record<string, unknown>[] {
  return sectorNames.flatMap((sector) => {
    const [came, count, who] = ['came', 'count', 'who'].map((part) => typed[`${part}_${sector}`] ?? '');
    return came === '' && count === '' && who === '' ? [] : [{ sector, count, who }];
  });
}

interface Attendance {
  attendees: number | undefined;
  basis: AttendanceBasis | undefined;
  link: string | undefined;
}

/** A number always says how it was come by. @throws Problem */
export function mustSayHow({ attendees, basis, link }: Attendance): void {
  if (attendees !== undefined && basis === undefined) throw basisMissing();
  if (attendees === undefined && basis !== undefined) throw countMissing();
  if (basis === 'news' && link === undefined) throw linkMissing();
}

/** The sectors together are no more than all; fewer is right, where not every sector was counted. @throws Problem */
export function mustAddUp(attendees: number | undefined, sectors: readonly SectorSaid[]): void {
  const sum = sectors.reduce((total, { count }) => total + (count ?? 0), 0);
  if (attendees !== undefined && sum > attendees) throw sectorsExceed(sum, attendees);
}

export async function writeSectors(tx: Tx, id: string, sectors: readonly SectorSaid[]): Promise<void> {
  await sql`DELETE FROM office.activity_sectors WHERE activity_id = ${id}`.execute(tx);
  for (const { sector, who, count } of sectors) {
    await sql`INSERT INTO office.activity_sectors (activity_id, sector, who_th, who_en, attendee_count)
      VALUES (${id}, ${sector}, ${who ?? null}, ${who ?? null}, ${count ?? null})`.execute(tx);
  }
}
