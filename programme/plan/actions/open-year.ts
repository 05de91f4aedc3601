/** The centre opens a year: its name, its number, the quota per Area, the plans it rests on. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { action } from '#office/action.ts';
import { wholeNumber } from '#office/form-fields.ts';
import { yearOpenAlready, yearTooFar } from '../problems.ts';
import { yearSubject } from '../states.ts';
import { tieNodes, yearFields } from '../year-fields.ts';

export const openYear = action({
  name: 'fiscal_year.open',
  may: 'plan:open_year',
  writes: 'fiscal_year.opened',
  subject: yearSubject,
  from: 'new',
  input: v.object({ year: wholeNumber(2550, 2650), ...yearFields }),
  async run({ tx }, { year: be, ...typed }) {
    if (be > fiscalYearBeOfInstant(new Date()) + 1) throw yearTooFar();
    const { rows } = await sql`
      INSERT INTO office.fiscal_years (fiscal_year_be, project_name_th, project_name_en, year_no, year_no_is_stated,
        pilot_quota_per_area, model_quota_per_area, expansion_quota_per_area, source)
      VALUES (${be}, ${typed.nameTh}, ${typed.nameEn}, ${typed.yearNo ?? null}, ${typed.yearNo !== undefined},
        ${typed.pilotsPerArea ?? null}, ${typed.modelsPerArea ?? null}, ${typed.expansionsPerArea ?? null}, ${typed.said})
      ON CONFLICT DO NOTHING RETURNING 1 AS made`.execute(tx);
    if (rows.length === 0) throw yearOpenAlready();
    await tieNodes(tx, be, typed);
    const data = { year: be, plans: typed.nodes.length };
    return { subjectId: String(be), place: {}, data, result: { be } };
  },
});
