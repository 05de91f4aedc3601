/** Who may decide for the Area agrees. Never who prepared or proposed it. Its provinces are then invited, not enrolled. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { ownPreparation } from '../problems.ts';
import { placeOf, selectionFacts } from '../selection.ts';
import { selectionSubject } from '../states.ts';

export const decideSelection = action({
  name: 'selection.decide',
  may: 'selection:decide',
  writes: 'selection.decided',
  subject: selectionSubject,
  from: ['proposed'],
  to: 'decided',
  input: v.object({ id: rowId, version }),
  async run({ tx, me }, { id }) {
    const facts = await selectionFacts(tx, id);
    if (facts.preparedBy === me.personId || facts.proposedBy === me.personId) throw ownPreparation();
    await sql`UPDATE office.selections SET decided_by = ${me.personId}, decided_at = now() WHERE selection_id = ${id}`.execute(
      tx,
    );
    return { subjectId: id, place: placeOf(facts), data: { year: facts.fiscalYearBe }, result: { id } };
  },
});
