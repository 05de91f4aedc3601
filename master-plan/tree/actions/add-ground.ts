/** Why a guideline was set: the situation that was reviewed, a past result, a piece of research; each with its source. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choice, version, words } from '#office/form-fields.ts';
import { slug, sourceField } from '../fields.ts';
import { idTaken, onlyGuidelines } from '../problems.ts';
import { readNode } from '../queries.ts';
import { groundKindNames, nodeSubject } from '../states.ts';

export const addGround = action({
  name: 'tree_node.add_ground',
  may: 'plan_tree:keep',
  writes: 'tree_node.ground_added',
  subject: nodeSubject,
  from: ['in_force'],
  input: v.object({
    id: slug,
    version,
    groundKind: choice(groundKindNames),
    toldTh: words(5, 2000),
    toldEn: words(5, 2000),
    source: sourceField,
  }),
  async run({ tx }, { id, groundKind, toldTh, toldEn, source }) {
    if ((await readNode(tx, id)).kind !== 'guideline') throw onlyGuidelines();
    const { rows } = await sql`
      INSERT INTO office.guideline_grounds (tree_node_id, kind, told_th, told_en, source)
      VALUES (${id}, ${groundKind}, ${toldTh}, ${toldEn}, ${source}) ON CONFLICT DO NOTHING RETURNING 1 AS added`.execute(
      tx,
    );
    if (rows.length === 0) throw idTaken();
    return { subjectId: id, place: {}, data: { groundKind }, result: { id } };
  },
});
