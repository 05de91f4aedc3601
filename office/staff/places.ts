/** Where people and posts lie, for the timeline: who sees what was done to them. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import type { Place } from '../action.ts';

interface Scope {
  scopeKind: string;
  scopeId: string;
}

/** Nation and Region lie nowhere smaller: only the nation's staff see events about them. */
export async function placeOfScope(tx: Tx, { scopeKind, scopeId }: Scope): Promise<Place> {
  switch (scopeKind) {
    case 'area':
      return { areaNo: Number(scopeId) };
    case 'province':
      return { provinceIso: scopeId };
    case 'district':
      return placeOfDistrict(tx, scopeId);
    case 'agency':
      return placeOfAgency(tx, scopeId);
    default:
      return {};
  }
}

async function placeOfDistrict(tx: Tx, districtCode: string): Promise<Place> {
  const { rows } = await sql<{ provinceIso: string }>`
    SELECT province_iso AS "provinceIso" FROM office.districts WHERE district_code = ${districtCode}
    ORDER BY valid_from_on DESC LIMIT 1`.execute(tx);
  return { districtCode, provinceIso: rows[0]?.provinceIso ?? null };
}

export async function placeOfAgency(tx: Tx, agencyId: string): Promise<Place> {
  const { rows } = await sql<Place>`
    SELECT province_iso AS "provinceIso", district_code AS "districtCode" FROM office.agencies
    WHERE agency_id = ${agencyId}`.execute(tx);
  return { ...rows[0], agencyId };
}

/** Where the newest post in force of somebody lies, as far as the viewer sees it. */
export async function placeOfPerson(tx: Tx, personId: string): Promise<Place> {
  const { rows } = await sql<Scope>`
    SELECT scope_kind AS "scopeKind", scope_id AS "scopeId" FROM office.posts AS p
    WHERE person_id = ${personId} AND office.in_force(p) ORDER BY from_at DESC LIMIT 1`.execute(tx);
  return rows[0] ? placeOfScope(tx, rows[0]) : {};
}
