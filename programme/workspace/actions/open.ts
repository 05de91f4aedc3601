/** The desk opens the work of a province that a source names as enrolled in this year or the next. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { action } from '#office/action.ts';
import { rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { readerOfPlace } from '#programme/reader.ts';
import { openFor, type Enrolled } from '../enrol.ts';
import { notOfThisYear, openAlready } from '../problems.ts';
import { workspace } from '../states.ts';

export const openWorkspace = action({
  name: 'workspace.open',
  may: 'workspace:invite',
  writes: 'workspace.opened',
  subject: workspace,
  from: 'new',
  input: v.object({ enrolmentId: rowId }),
  async run({ tx, me }, { enrolmentId }) {
    const enrolled = await enrolmentOf(tx, enrolmentId);
    const { areaNo, provinceIso, fiscalYearBe } = enrolled;
    await readerOfPlace(tx, areaNo, provinceIso);
    const thisYear = fiscalYearBeOfInstant(new Date());
    if (fiscalYearBe < thisYear || fiscalYearBe > thisYear + 1) throw notOfThisYear();
    if (await isOpen(tx, enrolmentId)) throw openAlready();
    const id = await openFor(tx, me, enrolled);
    const data = { fiscal_year_be: fiscalYearBe };
    return { subjectId: id, place: { areaNo, provinceIso }, data, result: { id, provinceIso } };
  },
});

/** @throws Problem office.not_found */
async function enrolmentOf(tx: Tx, id: string): Promise<Enrolled> {
  const { rows } = await sql<Enrolled>`
    SELECT enrolment_id AS "enrolmentId", fiscal_year_be AS "fiscalYearBe", province_iso AS "provinceIso", area_no AS "areaNo"
    FROM office.enrolments WHERE enrolment_id = ${id}::uuid AND province_iso IS NOT NULL`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

async function isOpen(tx: Tx, enrolmentId: string): Promise<boolean> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`workspace ${enrolmentId}`}))`.execute(tx);
  const { rows } =
    await sql`SELECT 1 FROM office.workspaces WHERE enrolment_id = ${enrolmentId}::uuid`.execute(tx);
  return rows.length > 0;
}
