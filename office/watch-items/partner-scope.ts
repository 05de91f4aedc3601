/** Over which place a partner body is asked: the one that holds the item, never another. */
import { sql } from 'kysely';
import type { ScopeKind } from '#office/staff/roles.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { partnerBodies, type StepBody, type PartnerBody } from './kinds.ts';
import { placeUnknown } from './problems.ts';

interface ItemPlace {
  areaNo: number | null;
  provinceIso: string | null;
  districtCode: string | null;
}

export interface BodyScope {
  kind: ScopeKind;
  id: string;
}

/**
 * @param districtCode which district, where the agency's own is not known
 * @throws Problem watch_items.place_unknown
 */
export async function scopeOfBody(
  tx: Tx,
  body: PartnerBody | StepBody,
  place: ItemPlace,
  districtCode: string | undefined,
): Promise<BodyScope> {
  const { scope: kind } = partnerBodies[body as PartnerBody];
  if (kind === 'nation') return { kind, id: '' };
  const id =
    kind === 'province'
      ? place.provinceIso
      : kind === 'area'
        ? place.areaNo
        : kind === 'region'
          ? await regionOf(tx, place.provinceIso)
          : (place.districtCode ?? (await districtIn(tx, place.provinceIso, districtCode)));
  if (id === null) throw placeUnknown(kind === 'district' ? 'district' : 'body');
  return { kind, id: String(id) };
}

async function regionOf(tx: Tx, provinceIso: string | null): Promise<number | null> {
  const { rows } = await sql<{ region: number | null }>`
    SELECT region_no AS region FROM office.provinces_today WHERE province_iso = ${provinceIso}`.execute(tx);
  return rows[0]?.region ?? null;
}

async function districtIn(
  tx: Tx,
  provinceIso: string | null,
  code: string | undefined,
): Promise<string | null> {
  const { rows } = await sql<{ code: string }>`
    SELECT district_code AS code FROM office.districts WHERE district_code = ${code ?? ''} AND province_iso = ${provinceIso}
      AND valid_to_on IS NULL`.execute(tx);
  return rows[0]?.code ?? null;
}
