/** Somebody of the desk begins a selection: which year, which Area, what role, and how much each criterion counts. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choice, wholeNumber } from '#office/form-fields.ts';
import { typedWeights, weightFields } from '../fields.ts';
import { noAreaOfYours, openAlready } from '../problems.ts';
import { placeOf, placesLeft } from '../selection.ts';
import { roleNames, selectionSubject } from '../states.ts';
import { weightsOf } from '../weights.ts';

export const draftSelection = action({
  name: 'selection.draft',
  may: 'selection:prepare',
  writes: 'selection.drafted',
  subject: selectionSubject,
  from: 'new',
  input: v.object({
    fiscalYearBe: wholeNumber(2550, 2650),
    areaNo: wholeNumber(1, 9),
    role: choice(roleNames),
    ...weightFields,
  }),
  async run({ tx, me }, { fiscalYearBe, areaNo, role, ...typed }) {
    if (me.scopeKind === 'area' && Number(me.scopeId) !== areaNo) throw noAreaOfYours();
    const weights = weightsOf(typedWeights(typed));
    await placesLeft(tx, { fiscalYearBe, areaNo, role });
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.selections (fiscal_year_be, area_no, role, weights, drafted_by)
      VALUES (${fiscalYearBe}, ${areaNo}, ${role}, ${JSON.stringify(weights)}::jsonb, ${me.personId})
      ON CONFLICT (fiscal_year_be, area_no, role) WHERE state IN ('drafted', 'prepared', 'proposed') DO NOTHING
      RETURNING selection_id AS id`.execute(tx);
    const id = rows[0]?.id;
    if (id === undefined) throw openAlready();
    return {
      subjectId: id,
      place: placeOf({ fiscalYearBe, areaNo, role }),
      data: { year: fiscalYearBe, role },
      result: { id },
    };
  },
});
