/** The centre adds a line of the plan: a guideline below a goal, a kind of project below it, a key activity below that. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choice, choices, optional, wholeNumber } from '#office/form-fields.ts';
import { reporterKindNames } from '#master-plan/rounds/reporter-kinds.ts';
import { slug, sourceField, titles } from '../fields.ts';
import { amendedAlready, idTaken, notBelow } from '../problems.ts';
import { amendedBy, readNode } from '../queries.ts';
import { below, nodeKindNames, nodeSubject } from '../states.ts';

export const addNode = action({
  name: 'tree_node.add',
  may: 'plan_tree:keep',
  writes: 'tree_node.added',
  subject: nodeSubject,
  from: 'new',
  input: v.object({
    parentId: slug,
    slug,
    kind: choice(nodeKindNames),
    ...titles,
    reporterKinds: choices(reporterKindNames),
    fromBe: optional(wholeNumber(2500, 2650)),
    toBe: optional(wholeNumber(2500, 2650)),
    source: sourceField,
  }),
  async run({ tx }, { parentId, slug: id, kind, titleTh, titleEn, reporterKinds, fromBe, toBe, source }) {
    const parent = await readNode(tx, parentId);
    if (below[parent.kind] !== kind || parent.state !== 'in_force') throw notBelow();
    if (await amendedBy(tx, parentId)) throw amendedAlready();
    const { rows } = await sql`
      INSERT INTO office.tree_nodes (tree_node_id, plan_node_id, parent_id, kind, title_th, title_en, reporter_kinds, valid_from_be, valid_to_be, source)
      SELECT ${id}, plan_node_id, tree_node_id, ${kind}, ${titleTh}, ${titleEn}, ${reporterKinds}::text[], ${fromBe ?? null}::int, ${toBe ?? null}::int, ${source}
      FROM office.tree_nodes WHERE tree_node_id = ${parentId} ON CONFLICT DO NOTHING RETURNING 1 AS added`.execute(
      tx,
    );
    if (rows.length === 0) throw idTaken();
    return { subjectId: id, place: {}, data: { kind }, result: { id } };
  },
});
