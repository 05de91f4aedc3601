/** The facts that actions decide by, of a meeting whose row they hold. */
import { sql } from 'kysely';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';

export interface MeetingFacts {
  be: number;
  areaNo: number | null;
  provinceIso: string | null;
  onDay: string | null;
  titleTh: string;
  seats: number | null;
  announced: boolean;
  /** The day has come, or none is known. */
  isDue: boolean;
  place: { areaNo: number | null; provinceIso: string | null };
}

/** @throws Problem office.not_found, also where the meeting is another desk's */
export async function ownMeeting(tx: Tx, id: string): Promise<MeetingFacts> {
  const { rows } = await sql<Omit<MeetingFacts, 'place'>>`
    SELECT fiscal_year_be AS be, area_no AS "areaNo", province_iso AS "provinceIso", on_day::text AS "onDay",
      title_th AS "titleTh", seat_count AS seats, announced_at IS NOT NULL AS announced,
      coalesce(on_day <= (now() AT TIME ZONE 'Asia/Bangkok')::date, true) AS "isDue"
    FROM office.activities WHERE activity_id = ${id} AND office.runs_meetings_at(area_no, province_iso)`.execute(
    tx,
  );
  if (!rows[0]) throw notFound();
  const { areaNo, provinceIso } = rows[0];
  return { ...rows[0], place: { areaNo, provinceIso } };
}
