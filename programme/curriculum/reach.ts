/** Whom the courses reached: hours of a person and a year, and agencies that nobody ever came from. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';

export interface YearHours {
  yearBe: number;
  /** Certificates not revoked. */
  courseHours: number;
  certificates: number;
}

/** The reader's own learning, newest fiscal year first. */
export async function ownHours(tx: Tx): Promise<YearHours[]> {
  const { rows } = await sql<YearHours>`
    SELECT number_year_be AS "yearBe", sum(hours)::float8 AS "courseHours", count(*)::int AS certificates
    FROM office.certificates WHERE person_id = (SELECT office.my_person_id()) AND state = 'issued'
    GROUP BY 1 ORDER BY 1 DESC LIMIT 20`.execute(tx);
  return rows;
}

export interface LearnerHours extends YearHours {
  certificateId: string;
  name: string;
}

/** Learners of the scope with their hours in a fiscal year, most first; at most 200. */
export async function hoursInScope(tx: Tx, yearBe: number): Promise<LearnerHours[]> {
  const { rows } = await sql<LearnerHours>`
    SELECT number_year_be AS "yearBe", sum(hours)::float8 AS "courseHours", count(*)::int AS certificates,
      (array_agg(certificate_id ORDER BY issued_on DESC, certificate_id))[1] AS "certificateId",
      (array_agg(holder_name ORDER BY issued_on DESC, certificate_id))[1] AS name
    FROM office.certificates WHERE number_year_be = ${yearBe} AND state = 'issued'
    GROUP BY number_year_be, person_id, participant_id ORDER BY 2 DESC, name LIMIT 200`.execute(tx);
  return rows;
}

export interface TypeReach {
  agencyType: string;
  agencies: number;
  /** Somebody of theirs began a test here, or was present at a meeting. */
  reached: number;
}

/** Agencies of the scope by type, most never reached first. */
export async function reachByType(tx: Tx): Promise<TypeReach[]> {
  const { rows } = await sql<TypeReach>`
    WITH tested AS (SELECT DISTINCT agency_id FROM office.attempts WHERE agency_id IS NOT NULL),
    -- Each agency's first attendance is found by its key: a year has near a million.
    seen AS (
      SELECT a.agency_type, t.agency_id IS NOT NULL OR coalesce(m.came, false) AS reached
      FROM office.agencies a LEFT JOIN tested t USING (agency_id) LEFT JOIN LATERAL (
        SELECT true AS came FROM office.attendances x WHERE x.agency_id = a.agency_id AND x.state = 'present' LIMIT 1
      ) m ON t.agency_id IS NULL
      WHERE a.ended_on IS NULL
    )
    SELECT agency_type AS "agencyType", count(*)::int AS agencies, count(*) FILTER (WHERE reached)::int AS reached
    FROM seen GROUP BY 1 ORDER BY count(*) FILTER (WHERE NOT reached) DESC, 1`.execute(tx);
  return rows;
}
