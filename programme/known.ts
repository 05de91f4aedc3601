/** How much of the programme's world is known, and how much of that anybody has verified: for the page about the data. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import { isPublic } from './activities.ts';

export interface Known {
  /** Of 77. */
  areasVerified: number;
  regionsVerified: number;
  /** Of nine. */
  seatsVerified: number;
  districts: number;
  districtsVerified: number;
  places: number;
  placesNamed: number;
  activities: number;
  activitiesCounted: number;
  results: number;
  resultsMeasured: number;
  clinicAreas: number;
  clinicAddresses: number;
  holidays: number;
  holidaysVerified: number;
  /** Where the years were read, without the demonstration's. */
  sources: string[];
}

export async function whatIsKnown(tx: Tx): Promise<Known> {
  const { rows } = await sql<Known>`
    SELECT
      (SELECT count(*) FILTER (WHERE area_verified)::int FROM office.provinces_today) AS "areasVerified",
      (SELECT count(*) FILTER (WHERE region_verified)::int FROM office.provinces_today) AS "regionsVerified",
      (SELECT count(*) FILTER (WHERE verified)::int FROM office.areas) AS "seatsVerified",
      (SELECT count(*)::int FROM office.districts) AS districts,
      (SELECT count(*) FILTER (WHERE verified)::int FROM office.districts) AS "districtsVerified",
      (SELECT count(*)::int FROM office.enrolments WHERE NOT is_demonstration) AS places,
      (SELECT count(province_iso)::int FROM office.enrolments WHERE NOT is_demonstration) AS "placesNamed",
      (SELECT count(*)::int FROM office.activities a WHERE NOT is_demonstration AND ${isPublic}) AS activities,
      (SELECT count(attendee_count)::int FROM office.activities a WHERE NOT is_demonstration AND ${isPublic}) AS "activitiesCounted",
      (SELECT count(*)::int FROM office.year_results WHERE NOT is_demonstration) AS results,
      (SELECT count(value)::int FROM office.year_results WHERE NOT is_demonstration) AS "resultsMeasured",
      (SELECT count(DISTINCT area_no)::int FROM office.clinics WHERE NOT is_demonstration) AS "clinicAreas",
      (SELECT count(address_th)::int FROM office.clinics WHERE NOT is_demonstration) AS "clinicAddresses",
      (SELECT count(*)::int FROM office.holidays) AS holidays,
      (SELECT count(*) FILTER (WHERE verified)::int FROM office.holidays) AS "holidaysVerified",
      (SELECT coalesce(array_agg(DISTINCT source ORDER BY source), '{}') FROM (
        SELECT source FROM office.activities a WHERE NOT is_demonstration AND ${isPublic}
        UNION SELECT source FROM office.enrolments WHERE NOT is_demonstration) AS s) AS sources`.execute(tx);
  return rows[0]!;
}
