/** A line that the centre added is no longer in force. It stays to be read, and with it what was reported of it. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { version } from '#office/form-fields.ts';
import { slug } from '../fields.ts';
import { onlyAddedLines } from '../problems.ts';
import { readNode } from '../queries.ts';
import { nodeSubject } from '../states.ts';

export const withdrawNode = action({
  name: 'tree_node.withdraw',
  may: 'plan_tree:keep',
  writes: 'tree_node.withdrawn',
  subject: nodeSubject,
  from: ['in_force'],
  to: 'withdrawn',
  input: v.object({ id: slug, version }),
  async run({ tx }, { id }) {
    const { kind } = await readNode(tx, id);
    if (!['guideline', 'project_kind', 'key_activity'].includes(kind)) throw onlyAddedLines();
    return { subjectId: id, place: {}, result: { id } };
  },
});
