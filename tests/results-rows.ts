/** Rows that results count, written past their desks: steps of a province's year, and tests before and after learning. */
import type { TestOffice } from './office-store.ts';

/** Steps of a province's workspace; `done` null: not yet. */
export async function workspaceSteps(
  office: TestOffice,
  of: { be: number; iso: string; areaNo: number; by: string },
  steps: readonly (readonly [due: string, done: string | null])[],
): Promise<void> {
  const [enrolment] = await office.owner<{ id: string }>(
    `INSERT INTO office.enrolments (fiscal_year_be, area_no, place_no, province_iso, kind, source)
     VALUES ($1, $2, (SELECT count(*) + 1 FROM office.enrolments WHERE fiscal_year_be = $1 AND area_no = $2), $3, 'expansion', 'สมมุติ')
     RETURNING enrolment_id AS id`,
    [of.be, of.areaNo, of.iso],
  );
  const [workspace] = await office.owner<{ id: string }>(
    `INSERT INTO office.workspaces (enrolment_id, fiscal_year_be, province_iso, area_no, guideline_version, opened_on, opened_by)
     VALUES ($1, $2, $3, $4, 'trial', '2024-10-01', $5) RETURNING workspace_id AS id`,
    [enrolment!.id, of.be, of.iso, of.areaNo, of.by],
  );
  for (const [at, [due, done]] of steps.entries()) {
    await office.owner(
      `INSERT INTO office.workspace_steps (workspace_id, fiscal_year_be, province_iso, area_no, step_no, whose, title_th, title_en,
         due_on, state, done_on, done_by)
       VALUES ($1, $2, $3, $4, $5, 'desk', 'ขั้นตอนสมมุติ', 'Invented step', $6, $7, $8, $9)`,
      [
        workspace!.id,
        of.be,
        of.iso,
        of.areaNo,
        at + 1,
        due,
        done ? 'done' : 'open',
        done,
        done ? of.by : null,
      ],
    );
  }
}

/** One test of a learner of Area 7, out of 10; a later one after learning gives `pairsWith` the first. */
export async function testTaken(
  office: TestOffice,
  test: {
    personId: string;
    kind: 'pre' | 'post';
    score: number;
    at: string;
    pairsWith?: string;
    iso?: string;
  },
): Promise<string> {
  await office.owner(
    `INSERT INTO office.courses (course_id, slug, title_th, title_en)
     VALUES ('c0000000-0000-4000-8000-000000000001', 'trial', 'หลักสูตรสมมุติ', 'Invented course') ON CONFLICT DO NOTHING`,
  );
  await office.owner(
    `INSERT INTO office.course_versions (version_id, course_id, version_no, about_th, about_en, hours, question_count, pass_count,
       minutes_allowed, most_attempts)
     VALUES ('c0000000-0000-4000-8000-000000000002', 'c0000000-0000-4000-8000-000000000001', 1, 'สมมุติ', 'Invented', 3, 10, 6, 30, 3)
     ON CONFLICT DO NOTHING`,
  );
  const [made] = await office.owner<{ id: string }>(
    `INSERT INTO office.attempts (person_id, version_id, kind, state, seed, total, pass_count, score, started_at, due_at, closes_at,
       finished_at, ended_by, pairs_with, area_no, province_iso)
     VALUES ($1, 'c0000000-0000-4000-8000-000000000002', $2, 'finished', 1, 10, 6, $3, $4::timestamptz - interval '10 minutes',
       $4::timestamptz + interval '10 minutes', $4::timestamptz + interval '11 minutes', $4::timestamptz, 'handed_in', $5, 7, $6)
     RETURNING attempt_id AS id`,
    [test.personId, test.kind, test.score, test.at, test.pairsWith ?? null, test.iso ?? 'TH-74'],
  );
  return made!.id;
}
