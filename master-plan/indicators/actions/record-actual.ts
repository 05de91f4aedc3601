/** The centre records a figure of the whole country that a source published. A later one for the same year stands beside it. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { amount, optional, version, wholeNumber } from '#office/form-fields.ts';
import { numericOf } from '#master-plan/returns/figures.ts';
import { slug, sourceField } from '#master-plan/tree/fields.ts';
import { wholeMissing } from '#master-plan/tree/problems.ts';
import { readIndicator } from '../queries.ts';
import { indicatorSubject } from '../states.ts';

export const recordActual = action({
  name: 'indicator.record_actual',
  may: 'plan_tree:keep',
  writes: 'indicator.actual_recorded',
  subject: indicatorSubject,
  from: ['in_force'],
  input: v.object({
    id: slug,
    version,
    be: wholeNumber(2500, 2650),
    partA: amount,
    partB: optional(amount),
    source: sourceField,
  }),
  async run({ tx, me }, { id, be, partA, partB, source }) {
    const { aggregation } = await readIndicator(tx, id);
    if ((aggregation === 'ratio') !== (partB !== undefined)) throw wholeMissing();
    await sql`
      INSERT INTO office.indicator_actuals (indicator_id, fiscal_year_be, part_a, part_b, source, recorded_by, moment)
      VALUES (${id}, ${be}, ${numericOf(partA)}, ${numericOf(partB ?? null)}, ${source}, ${me.personId}::uuid, office.next_moment())`.execute(
      tx,
    );
    return { subjectId: id, place: {}, data: { be }, result: { id } };
  },
});
