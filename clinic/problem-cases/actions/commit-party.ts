/** What a party will do, and by when. From the first on the case is under way. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { day, rowId, words } from '#office/form-fields.ts';
import { placeOf } from '../case.ts';
import { ofRow } from '../fields.ts';
import { noSuchParty } from '../problems.ts';
import { caseSubject, goingOn } from '../states.ts';

export const commitParty = action({
  name: 'problem_case.commit',
  may: 'problem_case:run',
  writes: 'problem_case.committed',
  subject: caseSubject,
  from: goingOn,
  to: 'under_way',
  input: v.object({ ...ofRow, partyId: rowId, what: words(5, 2000), dueOn: day }),
  async run({ tx, me }, { id, partyId, what, dueOn }) {
    const { numAffectedRows } = await sql`
      INSERT INTO office.problem_case_commitments (problem_case_id, problem_case_party_id, what, due_on)
      SELECT problem_case_id, problem_case_party_id, ${what}, ${dueOn}::date FROM office.problem_case_parties
      WHERE problem_case_id = ${id}::uuid AND problem_case_party_id = ${partyId}::uuid`.execute(tx);
    if (numAffectedRows === 0n) throw noSuchParty();
    return { subjectId: id, place: placeOf(me), data: { dueOn }, result: { id } };
  },
});
