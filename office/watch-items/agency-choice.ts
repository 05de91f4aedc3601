/** Finding the agency an item is about, by a part of its name; forgives look-alike spellings. */
import { sql } from 'kysely';
import { foldBare } from '#kernel/thai-text.ts';
import type { Tx } from '#platform/postgres/store.ts';

export interface AgencyChoice {
  agencyId: string;
  nameTh: string;
  nameEn: string | null;
  provinceIso: string | null;
  provinceTh: string | null;
  provinceEn: string | null;
}

const columns = sql`a.agency_id AS "agencyId", a.name_th AS "nameTh", a.name_en AS "nameEn", a.province_iso AS "provinceIso",
  p.name_th AS "provinceTh", p.name_en AS "provinceEn"`;
const joined = sql`office.agencies a LEFT JOIN office.provinces p USING (province_iso)`;

/** At most 30 of the viewer's scope that still exist, shortest name first; none for fewer than 2 letters. */
export async function findAgencies(tx: Tx, typed: string): Promise<AgencyChoice[]> {
  const folded = foldBare(typed).replace(/[\\%_]/gu, (letter) => `\\${letter}`);
  if (folded.length < 2) return [];
  const { rows } = await sql<AgencyChoice>`
    SELECT ${columns} FROM ${joined} WHERE a.folded_name LIKE ${`%${folded}%`} AND a.ended_on IS NULL
    ORDER BY length(a.name_th), a.name_th, a.agency_id LIMIT 30`.execute(tx);
  return rows;
}

/** At most 30 of a district, offered before anything is typed. */
export async function agenciesOf(tx: Tx, districtCode: string): Promise<AgencyChoice[]> {
  const { rows } = await sql<AgencyChoice>`
    SELECT ${columns} FROM ${joined} WHERE a.district_code = ${districtCode} AND a.ended_on IS NULL
    ORDER BY a.name_th, a.agency_id LIMIT 30`.execute(tx);
  return rows;
}

/** One by its id, where the viewer sees it and it still exists. */
export async function chosenAgency(tx: Tx, agencyId: string): Promise<AgencyChoice | null> {
  const { rows } = await sql<AgencyChoice>`
    SELECT ${columns} FROM ${joined} WHERE a.agency_id = ${agencyId} AND a.ended_on IS NULL`.execute(tx);
  return rows[0] ?? null;
}
