/** Which indicator's target a guideline is to move, and by how much where somebody has said it. Said anew, it takes the place. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { amount, optional, version, words } from '#office/form-fields.ts';
import { numericOf } from '#master-plan/returns/figures.ts';
import { slug, sourceField } from '../fields.ts';
import { noSuchIndicator, onlyGuidelines } from '../problems.ts';
import { readNode } from '../queries.ts';
import { nodeSubject } from '../states.ts';

export const moveIndicator = action({
  name: 'tree_node.move_indicator',
  may: 'plan_tree:keep',
  writes: 'tree_node.indicator_named',
  subject: nodeSubject,
  from: ['in_force'],
  input: v.object({
    id: slug,
    version,
    indicatorId: slug,
    byValue: optional(amount),
    whyTh: words(5, 1000),
    whyEn: words(5, 1000),
    source: sourceField,
  }),
  async run({ tx }, { id, indicatorId, byValue, whyTh, whyEn, source }) {
    if ((await readNode(tx, id)).kind !== 'guideline') throw onlyGuidelines();
    await sql`DELETE FROM office.guideline_moves WHERE tree_node_id = ${id} AND indicator_id = ${indicatorId}`.execute(
      tx,
    );
    const { rows } = await sql`
      INSERT INTO office.guideline_moves (tree_node_id, indicator_id, by_value, why_th, why_en, source)
      SELECT ${id}, indicator_id, ${numericOf(byValue ?? null)}::numeric, ${whyTh}, ${whyEn}, ${source} FROM office.indicators
      WHERE indicator_id = ${indicatorId} AND state = 'in_force' RETURNING 1 AS added`.execute(tx);
    if (rows.length === 0) throw noSuchIndicator();
    return { subjectId: id, place: {}, data: { indicatorId }, result: { id } };
  },
});
