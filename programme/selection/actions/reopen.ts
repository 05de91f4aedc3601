/** Back to a draft before it is proposed: the frozen data goes, weights and readiness can be corrected. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { placeOf, selectionFacts } from '../selection.ts';
import { selectionSubject } from '../states.ts';

export const reopenSelection = action({
  name: 'selection.reopen',
  may: 'selection:prepare',
  writes: 'selection.reopened',
  subject: selectionSubject,
  from: ['prepared'],
  to: 'drafted',
  input: v.object({ id: rowId, version }),
  async run({ tx }, { id }) {
    const facts = await selectionFacts(tx, id);
    await sql`
      UPDATE office.selections SET state = 'drafted', record = NULL, record_sha256 = NULL, prepared_by = NULL, prepared_at = NULL
      WHERE selection_id = ${id}`.execute(tx);
    return { subjectId: id, place: placeOf(facts), result: { id } };
  },
});
