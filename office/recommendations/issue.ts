/** Issuing a recommendation within another action's transaction: any desk raises them this way. */
import { sql } from 'kysely';
import { recordEvent, type Me, type Place } from '#office/action.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { dueDayFor } from './due.ts';
import { writeEntry } from './entry.ts';
import { agencyEnded, noSuchAgency } from './problems.ts';

export interface NewRecommendation {
  agencyId: string;
  advice: string;
  /** Why, in words for the agency. Nothing of a watch item's sources belongs here. */
  grounds: string | undefined;
  dueOn: string | undefined;
  workingDays: number | undefined;
}

export interface Issued {
  id: string;
  number: string;
  dueOn: string;
  place: Place;
}

/** The event is the caller's to write, by `recordIssue` or as the action's own. @throws Problem */
export async function issueRecommendation(tx: Tx, me: Me, wanted: NewRecommendation): Promise<Issued> {
  const dueOn = await dueDayFor(tx, wanted);
  const agency = await agencyToday(tx, wanted.agencyId);
  const { rows } = await sql<{ id: string; number: string }>`
    INSERT INTO office.recommendations (number, agency_id, area_no, province_iso, district_code, advice, grounds, due_on, issued_by)
    VALUES (office.next_number('recommendation', ${agency.areaNo}::int), ${wanted.agencyId}, ${agency.areaNo},
      ${agency.provinceIso}, ${agency.districtCode}, ${wanted.advice}, ${wanted.grounds ?? null}, ${dueOn}::date, ${me.personId})
    RETURNING recommendation_id AS id, number`.execute(tx);
  const issued = { ...rows[0]!, dueOn, place: { ...agency, agencyId: wanted.agencyId } };
  await writeEntry(tx, me, issued.id, { kind: 'issued', dueOn });
  return issued;
}

export async function recordIssue(tx: Tx, issued: Issued): Promise<void> {
  await recordEvent(tx, {
    name: 'recommendation.issued',
    subjectKind: 'recommendation',
    subjectId: issued.id,
    place: issued.place,
    data: { due_on: issued.dueOn },
  });
}

async function agencyToday(tx: Tx, agencyId: string) {
  const { rows } = await sql<{
    areaNo: number | null;
    provinceIso: string | null;
    districtCode: string | null;
    ended: boolean;
  }>`
    SELECT p.area_no AS "areaNo", a.province_iso AS "provinceIso", a.district_code AS "districtCode",
      a.ended_on IS NOT NULL AS ended
    FROM office.agencies a LEFT JOIN office.provinces_today p USING (province_iso) WHERE a.agency_id = ${agencyId}`.execute(
    tx,
  );
  const [found] = rows;
  if (!found) throw noSuchAgency();
  if (found.ended) throw agencyEnded();
  const { areaNo, provinceIso, districtCode } = found;
  return { areaNo, provinceIso, districtCode };
}
