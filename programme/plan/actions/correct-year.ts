/** The centre corrects a year that nobody verified. What the years' sources say is not touched here. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { version } from '#office/form-fields.ts';
import { yearVerified } from '../problems.ts';
import { yearSubject } from '../states.ts';
import { tieNodes, yearFields } from '../year-fields.ts';

export const correctYear = action({
  name: 'fiscal_year.correct',
  may: 'plan:open_year',
  writes: 'fiscal_year.corrected',
  subject: yearSubject,
  from: ['known'],
  input: v.object({ id: v.string(), version, ...yearFields }),
  async run({ tx }, { id, ...typed }) {
    const be = Number(id);
    const { rows } = await sql`
      UPDATE office.fiscal_years SET project_name_th = ${typed.nameTh}, project_name_en = ${typed.nameEn},
        year_no = ${typed.yearNo ?? null}, year_no_is_stated = ${typed.yearNo !== undefined},
        pilot_quota_per_area = ${typed.pilotsPerArea ?? null}, model_quota_per_area = ${typed.modelsPerArea ?? null},
        expansion_quota_per_area = ${typed.expansionsPerArea ?? null}, source = ${typed.said}
      WHERE fiscal_year_be = ${be} AND NOT verified RETURNING 1 AS corrected`.execute(tx);
    if (rows.length === 0) throw yearVerified();
    await tieNodes(tx, be, typed);
    return { subjectId: id, place: {}, data: { year: be, plans: typed.nodes.length }, result: { be } };
  },
});
