/**
 * The centre amends a line from a fiscal year on: the new wording is a line of its own that takes the place of the one before,
 * which stays, until the year before, with all that was reported of it. What hung below hangs below the new one.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choices, ticked, version, wholeNumber } from '#office/form-fields.ts';
import { reporterKindNames } from '#master-plan/rounds/reporter-kinds.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { slug, sourceField, titles } from '../fields.ts';
import { amendedAlready, amendedTooEarly, idTaken, onlyAddedLines } from '../problems.ts';
import { amendedBy, readNode } from '../queries.ts';
import { nodeSubject } from '../states.ts';

export const amendNode = action({
  name: 'tree_node.amend',
  may: 'plan_tree:keep',
  writes: 'tree_node.amended',
  subject: nodeSubject,
  from: ['in_force'],
  input: v.object({
    id: slug,
    version,
    slug,
    ...titles,
    reporterKinds: choices(reporterKindNames),
    fromBe: wholeNumber(2500, 2650),
    keepsGrounds: ticked,
    source: sourceField,
  }),
  async run({ tx }, { id, slug: newId, titleTh, titleEn, reporterKinds, fromBe, keepsGrounds, source }) {
    const { kind, fromBe: began, toBe: ends } = await readNode(tx, id);
    if (!['guideline', 'project_kind', 'key_activity'].includes(kind)) throw onlyAddedLines();
    if (await amendedBy(tx, id)) throw amendedAlready();
    if (fromBe <= (began ?? 2500) || (ends !== null && fromBe > ends)) throw amendedTooEarly();
    const { rows } = await sql`
      INSERT INTO office.tree_nodes (tree_node_id, plan_node_id, parent_id, kind, title_th, title_en, reporter_kinds, valid_from_be, valid_to_be,
        amends, source)
      SELECT ${newId}, plan_node_id, parent_id, kind, ${titleTh}, ${titleEn}, ${reporterKinds}::text[], ${fromBe}::int, valid_to_be, tree_node_id,
        ${source}
      FROM office.tree_nodes WHERE tree_node_id = ${id} ON CONFLICT DO NOTHING RETURNING 1 AS added`.execute(
      tx,
    );
    if (rows.length === 0) throw idTaken();
    await sql`UPDATE office.tree_nodes SET valid_to_be = ${fromBe - 1} WHERE tree_node_id = ${id}`.execute(
      tx,
    );
    await sql`UPDATE office.tree_nodes SET parent_id = ${newId} WHERE parent_id = ${id}`.execute(tx);
    if (keepsGrounds) await carryGrounds(tx, id, newId);
    return { subjectId: id, place: {}, data: { newId, fromBe }, result: { id: newId } };
  },
});

/** Why the line was set and what it moves, said of the new wording too. */
const carryGrounds = async (tx: Tx, id: string, newId: string): Promise<void> => {
  await sql`
    INSERT INTO office.guideline_grounds (tree_node_id, kind, told_th, told_en, source, verified)
    SELECT ${newId}, kind, told_th, told_en, source, verified FROM office.guideline_grounds WHERE tree_node_id = ${id}`.execute(
    tx,
  );
  await sql`
    INSERT INTO office.guideline_moves (tree_node_id, indicator_id, by_value, why_th, why_en, source)
    SELECT ${newId}, indicator_id, by_value, why_th, why_en, source FROM office.guideline_moves WHERE tree_node_id = ${id}`.execute(
    tx,
  );
};
