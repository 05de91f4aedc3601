/** The targets that a province has for a quarter: no body alone should pass one many times over. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import type { ReturnRow } from './queries.ts';

export async function targetsOf(
  tx: Tx,
  { be, quarter, provinceIso }: Pick<ReturnRow, 'be' | 'quarter' | 'provinceIso'>,
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; value: string }>`
    SELECT t.indicator_id AS id, t.value FROM office.indicator_targets t
    WHERE t.state = 'in_force' AND t.from_be = ${be} AND t.to_be = ${be} AND t.quarter = ${quarter} AND t.province_iso = ${provinceIso}`.execute(
    tx,
  );
  return new Map(rows.map(({ id, value }) => [id, value]));
}
