/** What a paper of a selection is written from: its year and wording, and the readiness of the provinces proposed. */
import { sql } from 'kysely';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { PaperMatter, ReadyFacts } from './papers.ts';

/** @throws Problem office.not_found where nothing is proposed */
export async function paperFacts(
  tx: Tx,
  id: string,
): Promise<{ matter: PaperMatter; provinces: ReadyFacts[] }> {
  const { rows } = await sql<PaperMatter & ReadyFacts>`
    SELECT x.fiscal_year_be AS be, x.area_no AS "areaNo", x.wording_th AS "wordingTh", y.project_name_th AS "projectTh",
      p.province_iso AS iso, p.name_th AS th, s.governor_will AS "governorWill", s.coordinator, s.basis
    FROM office.selection_places x
    JOIN office.fiscal_years y USING (fiscal_year_be) JOIN office.provinces p USING (province_iso)
    LEFT JOIN office.selection_readiness s USING (selection_id, province_iso)
    WHERE x.selection_id = ${id}::uuid ORDER BY p.province_iso`.execute(tx);
  const [first] = rows;
  if (!first) throw notFound();
  const { be, areaNo, wordingTh, projectTh } = first;
  return {
    matter: { be, areaNo, wordingTh, projectTh },
    provinces: rows.map(({ iso, th, governorWill, coordinator, basis }) => ({
      iso,
      th,
      governorWill,
      coordinator,
      basis,
    })),
  };
}
