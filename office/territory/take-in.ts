/**
 * Puts the project's own territory into the office: 77 provinces, nine Areas, nine Regions, 928
 * districts. What is there already stays: a row that somebody dated or changed is never overwritten; only
 * a row that says the same and was not verified takes over the verification that the files have now.
 */
import { sql } from 'kysely';
import type { Store, Tx } from '#platform/postgres/store.ts';
import { readAreaFacts, readDistrictFacts, readProvinceFacts, territoryValidFrom } from './files.ts';

/** @returns how many rows are new; a second time all are 0 */
export function seedTerritory(
  store: Store,
): Promise<{ provinces: number; areas: number; districts: number }> {
  return store.within({ kind: 'system', job: 'territory' }, async (tx) => {
    const from = territoryValidFrom();
    const facts = JSON.stringify(readProvinceFacts());
    const provinces = await addProvinces(tx, facts);
    await addAreaProvinces(tx, facts, from);
    await addRegionProvinces(tx, facts, from);
    const areas = await addAreas(tx, from);
    return { provinces, areas, districts: await addDistricts(tx, from) };
  });
}

const count = (result: { numAffectedRows?: bigint }): number => Number(result.numAffectedRows ?? 0n);

async function addProvinces(tx: Tx, facts: string): Promise<number> {
  return count(
    await sql`INSERT INTO office.provinces (province_iso, name_th, name_en)
      SELECT province_iso, name_th, name_en
      FROM jsonb_to_recordset(${facts}::jsonb) AS f (province_iso text, name_th text, name_en text)
      ON CONFLICT DO NOTHING`.execute(tx),
  );
}

async function addAreaProvinces(tx: Tx, facts: string, from: string): Promise<void> {
  await sql`INSERT INTO office.area_provinces AS t (province_iso, area_no, valid_from_on, source, verified)
    SELECT province_iso, area_no, ${from}::date, area_source, area_verified
    FROM jsonb_to_recordset(${facts}::jsonb)
      AS f (province_iso text, area_no smallint, area_source text, area_verified boolean)
    ON CONFLICT (province_iso, valid_from_on) DO UPDATE SET source = excluded.source, verified = true
    WHERE excluded.verified AND NOT t.verified AND t.area_no IS NOT DISTINCT FROM excluded.area_no`.execute(
    tx,
  );
}

async function addRegionProvinces(tx: Tx, facts: string, from: string): Promise<void> {
  await sql`INSERT INTO office.region_provinces AS t (province_iso, region_no, valid_from_on, source, verified)
    SELECT province_iso, region_no, ${from}::date, region_source, region_verified
    FROM jsonb_to_recordset(${facts}::jsonb)
      AS f (province_iso text, region_no smallint, region_source text, region_verified boolean)
    ON CONFLICT (province_iso, valid_from_on) DO UPDATE SET source = excluded.source, verified = true
    WHERE excluded.verified AND NOT t.verified AND t.region_no IS NOT DISTINCT FROM excluded.region_no`.execute(
    tx,
  );
}

async function addAreas(tx: Tx, from: string): Promise<number> {
  return count(
    await sql`INSERT INTO office.areas (area_no, name_th, name_en, seat_province_iso, valid_from_on, source, verified)
      SELECT area_no, name_th, name_en, seat_province_iso, ${from}::date, source, verified
      FROM jsonb_to_recordset(${JSON.stringify(readAreaFacts())}::jsonb)
        AS f (area_no smallint, name_th text, name_en text, seat_province_iso text, source text, verified boolean)
      ON CONFLICT DO NOTHING`.execute(tx),
  );
}

async function addDistricts(tx: Tx, from: string): Promise<number> {
  return count(
    await sql`INSERT INTO office.districts (district_code, province_iso, name_th, name_en, valid_from_on, source)
      SELECT district_code, province_iso, name_th, name_en, ${from}::date, source
      FROM jsonb_to_recordset(${JSON.stringify(readDistrictFacts())}::jsonb)
        AS f (district_code text, province_iso text, name_th text, name_en text, source text)
      ON CONFLICT DO NOTHING`.execute(tx),
  );
}
