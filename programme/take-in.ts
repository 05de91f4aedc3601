/**
 * Puts the programme's years into the office, from a file. What is there already stays as it is, so a
 * second time changes nothing. Meetings that an officer enters come through meetings/; what a file tells of
 * happened, or is announced where its day lies ahead.
 */
import { sql } from 'kysely';
import type { Store, Tx } from '#platform/postgres/store.ts';
import { takeInNodes } from './plan/take-in-nodes.ts';
import { readYearsFile, type YearsFile } from './years-file.ts';

export interface YearsTaken {
  years: number;
  enrolments: number;
  activities: number;
  results: number;
  clinics: number;
}

/** The years that sources tell of (years.yaml), and the plans they rest on. */
export function seedProgrammeYears(store: Store): Promise<YearsTaken> {
  const job = { kind: 'system', job: 'programme-years' } as const;
  return store.within(job, async (tx) => {
    const taken = await takeInYears(tx, readYearsFile(), { isDemonstration: false });
    await takeInNodes(tx);
    return taken;
  });
}

/** @returns how many rows are new */
export async function takeInYears(
  tx: Tx,
  file: YearsFile,
  { isDemonstration }: { isDemonstration: boolean },
): Promise<YearsTaken> {
  const taken = { years: 0, enrolments: 0, activities: 0, results: 0, clinics: 0 };
  for (const row of file.years) taken.years += await addYear(tx, row, isDemonstration);
  const places = new Map<string, number>();
  for (const row of file.enrolments) {
    const key = `${row.be} ${row.area}`;
    const place = (places.get(key) ?? 0) + 1;
    places.set(key, place);
    taken.enrolments += await addEnrolment(tx, row, place, isDemonstration);
  }
  for (const row of file.activities) taken.activities += await addActivity(tx, row, isDemonstration);
  for (const row of file.results) taken.results += await addResult(tx, row, isDemonstration);
  for (const row of file.clinics) taken.clinics += await addClinic(tx, row);
  return taken;
}

const count = (result: { numAffectedRows?: bigint }): number => Number(result.numAffectedRows ?? 0n);

async function addYear(tx: Tx, row: YearsFile['years'][number], isDemonstration: boolean): Promise<number> {
  return count(
    await sql`INSERT INTO office.fiscal_years (fiscal_year_be, project_name_th, project_name_en, year_no, year_no_is_stated,
        pilot_quota_per_area, expansion_quota_per_area, basis_th, basis_en, aims_th, aims_en, note_th, note_en, source, verified, is_demonstration)
      VALUES (${row.be}, ${row.name_th}, ${row.name_en}, ${row.year_no}, ${row.year_no_is_stated}, ${row.pilots_per_area},
        ${row.expansions_per_area}, ${row.basis?.th ?? null}, ${row.basis?.en ?? null}, ${row.aims?.th ?? null}, ${row.aims?.en ?? null},
        ${row.note?.th ?? null}, ${row.note?.en ?? null}, ${row.source}, ${!isDemonstration}, ${isDemonstration})
      ON CONFLICT DO NOTHING`.execute(tx),
  );
}

async function addEnrolment(
  tx: Tx,
  row: YearsFile['enrolments'][number],
  placeNo: number,
  isDemonstration: boolean,
): Promise<number> {
  return count(
    await sql`INSERT INTO office.enrolments (fiscal_year_be, area_no, place_no, province_iso, kind, wording_th, note_th, note_en, source, verified, is_demonstration)
      VALUES (${row.be}, ${row.area}, ${placeNo}, ${row.province}, ${row.kind}, ${row.wording}, ${row.note?.th ?? null},
        ${row.note?.en ?? null}, ${row.source}, ${!isDemonstration}, ${isDemonstration})
      ON CONFLICT DO NOTHING`.execute(tx),
  );
}

async function addActivity(
  tx: Tx,
  row: YearsFile['activities'][number],
  isDemonstration: boolean,
): Promise<number> {
  const basis = basisOf(row, isDemonstration);
  const { rows } = await sql<{ id: string }>`
    INSERT INTO office.activities (slug, fiscal_year_be, activity_no, kind, area_no, region_no, province_iso, district_code,
      on_day, reported_on, starts_at, place_th, place_en, title_th, title_en, about_th, about_en, chair_th, chair_en,
      attendee_count, attendee_count_is_estimate, attendance_basis, attendance_link, advice_count, agency_count, source,
      verified, is_demonstration, state, announced_at)
    VALUES (${row.slug}, ${row.be}, ${row.activity_no}, ${row.kind}, ${row.area}, ${row.region}, ${row.province}, ${row.district},
      ${row.on}::date, ${row.reported_on}::date, ${row.starts_at}::time, ${row.place?.th ?? null}, ${row.place?.en ?? null},
      ${row.title.th}, ${row.title.en}, ${row.about?.th ?? null}, ${row.about?.en ?? null}, ${row.chair?.th ?? null},
      ${row.chair?.en ?? null}, ${row.attendees}, ${row.attendees_estimated}, ${basis}, ${basis === 'news' ? row.source : null},
      ${row.advised}, ${row.agencies}, ${row.source}, ${!isDemonstration}, ${isDemonstration},
      CASE WHEN ${row.on}::date > (now() AT TIME ZONE 'Asia/Bangkok')::date THEN 'announced' ELSE 'held' END, now())
    ON CONFLICT DO NOTHING RETURNING activity_id AS id`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined) return 0;
  for (const { sector, who, count: attendees } of row.sectors) {
    await sql`INSERT INTO office.activity_sectors (activity_id, sector, who_th, who_en, attendee_count)
      VALUES (${id}, ${sector}, ${who?.th ?? null}, ${who?.en ?? null}, ${attendees})`.execute(tx);
  }
  await addAgenda(tx, id, row.agenda);
  return 1;
}

/** What a source tells rests on the news; the demonstration's is counted, or estimated where it says about. */
function basisOf(row: YearsFile['activities'][number], isDemonstration: boolean): string | null {
  if (row.attendees === null) return null;
  if (row.attendees_basis !== null) return row.attendees_basis;
  if (!isDemonstration) return 'news';
  return row.attendees_estimated ? 'estimated' : 'counted';
}

async function addAgenda(
  tx: Tx,
  id: string,
  agenda: YearsFile['activities'][number]['agenda'],
): Promise<void> {
  for (const [at, item] of agenda.entries()) {
    await sql`INSERT INTO office.activity_agenda (activity_id, item_no, activity_no, starts_at, title_th, title_en, speaker_th, speaker_en)
      VALUES (${id}, ${at + 1}, ${item.activity_no}, ${item.starts_at}::time, ${item.title.th}, ${item.title.en},
        ${item.speaker?.th ?? null}, ${item.speaker?.en ?? null})`.execute(tx);
  }
}

async function addResult(
  tx: Tx,
  row: YearsFile['results'][number],
  isDemonstration: boolean,
): Promise<number> {
  return count(
    await sql`INSERT INTO office.year_results (slug, fiscal_year_be, area_no, province_iso, result_th, result_en, value, unit_th, unit_en, method_th, method_en, source, is_demonstration)
      VALUES (${row.slug}, ${row.be}, ${row.area}, ${row.province}, ${row.text.th}, ${row.text.en}, ${row.value},
        ${row.unit?.th ?? null}, ${row.unit?.en ?? null}, ${row.method?.th ?? null}, ${row.method?.en ?? null}, ${row.source}, ${isDemonstration})
      ON CONFLICT DO NOTHING`.execute(tx),
  );
}

/** Only where the Area has no record yet: an office's own record is never doubled. */
async function addClinic(tx: Tx, { area, opened, source }: YearsFile['clinics'][number]): Promise<number> {
  return count(
    await sql`INSERT INTO office.clinics (area_no, name_th, name_en, opened_fiscal_year_be, source, verified)
      SELECT ${area}, ${`คลินิกส่งเสริมธรรมาภิบาลต่อต้านการทุจริต ปปท. เขต ${area}`},
        ${`Governance clinic against corruption, PACC Area ${area}`}, ${opened}::smallint, ${source}, true
      WHERE NOT EXISTS (SELECT FROM office.clinics WHERE area_no = ${area} AND NOT is_demonstration)`.execute(
      tx,
    ),
  );
}
