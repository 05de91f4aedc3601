/** The desk sets the weights of a draft anew. Once the data is frozen they stay. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { typedWeights, weightFields } from '../fields.ts';
import { placeOf, selectionFacts } from '../selection.ts';
import { selectionSubject } from '../states.ts';
import { weightsOf } from '../weights.ts';

export const reweighSelection = action({
  name: 'selection.reweigh',
  may: 'selection:prepare',
  writes: 'selection.reweighed',
  subject: selectionSubject,
  from: ['drafted'],
  input: v.object({ id: rowId, version, ...weightFields }),
  async run({ tx }, { id, version: _, ...typed }) {
    const facts = await selectionFacts(tx, id);
    const weights = weightsOf(typedWeights(typed));
    await sql`UPDATE office.selections SET weights = ${JSON.stringify(weights)}::jsonb WHERE selection_id = ${id}`.execute(
      tx,
    );
    return { subjectId: id, place: placeOf(facts), result: { id } };
  },
});
