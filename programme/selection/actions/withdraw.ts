/** A selection that will not be used, with the reason. A decided one is withdrawn only by who may decide. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version, words } from '#office/form-fields.ts';
import { notPermitted } from '#office/problems.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { placeOf, selectionFacts } from '../selection.ts';
import { selectionSubject } from '../states.ts';

export const withdrawSelection = action({
  name: 'selection.withdraw',
  may: 'selection:prepare',
  writes: 'selection.withdrawn',
  subject: selectionSubject,
  from: ['drafted', 'prepared', 'proposed', 'decided'],
  to: 'withdrawn',
  input: v.object({ id: rowId, version, why: words(5, 1000) }),
  async run({ tx, me, found }, { id, why }) {
    const facts = await selectionFacts(tx, id);
    if (found!.state === 'decided' && !mayDo(me.role, 'selection:decide')) throw notPermitted();
    await sql`
      UPDATE office.selections SET state = 'withdrawn', withdrawn_by = ${me.personId}, withdrawn_at = now(), withdrawn_why = ${why}
      WHERE selection_id = ${id}`.execute(tx);
    return { subjectId: id, place: placeOf(facts), result: { id } };
  },
});
