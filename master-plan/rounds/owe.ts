/** Bodies come to owe a return of a round, with their name and place at the quarter's first day. */
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';

const at = (day: RawBuilder<unknown>) =>
  sql`t.province_iso = a.province_iso AND t.valid_from_on <= ${day} AND (t.valid_to_on IS NULL OR t.valid_to_on >= ${day})`;

/** Of an agency `a` in a round `r`: Area and Region of that day; null where no list says. */
export const areaThen = sql`(SELECT t.area_no FROM office.area_provinces t WHERE ${at(sql`r.begins_on`)})`;
export const regionThen = sql`(SELECT t.region_no FROM office.region_provinces t WHERE ${at(sql`r.begins_on`)})`;

/**
 * @param who a query of agency_id and reporter_kind
 * @returns how many are new; whoever has ended, has no known province or owes already is none of them
 */
export async function owe(tx: Tx, roundId: string, who: RawBuilder<unknown>): Promise<number> {
  const done = await sql`
    INSERT INTO office.quarterly_returns (return_round_id, agency_id, reporter_kind, name_th, province_iso, area_no, region_no)
    SELECT r.return_round_id, a.agency_id, w.reporter_kind, a.name_th, a.province_iso, ${areaThen}, ${regionThen}
    FROM (${who}) w JOIN office.agencies a USING (agency_id) JOIN office.return_rounds r ON r.return_round_id = ${roundId}
    WHERE a.ended_on IS NULL AND a.province_iso IS NOT NULL
    ON CONFLICT DO NOTHING`.execute(tx);
  return Number(done.numAffectedRows ?? 0n);
}
