/**
 * A matter comes back with what came of it: from the Area's desk, which gives it back, or from another body,
 * which the district centre writes down. Which of the two may, row-level security knows from the receiver.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import { bangkokToday } from '#kernel/working-days.ts';
import { action, type Me } from '#office/action.ts';
import { day, rowId, version } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { generalWords } from '../general-words.ts';
import { beforeHandedOver, dayAhead } from '../problems.ts';
import { placeOf, readMatter } from '../queries.ts';
import { matterSubject } from '../states.ts';

const outcome = generalWords(5, 2000);

/** By the desk that took it over. */
export const giveBack = action({
  name: 'district_matter.give_back',
  may: 'district:answer',
  writes: 'district_matter.given_back',
  subject: matterSubject,
  from: ['taken_over'],
  to: 'answered',
  input: v.object({ id: rowId, version, outcome }),
  run: ({ tx, me }, { id, outcome: told }) => comeBack(tx, me, id, told, bangkokToday(new Date())),
});

/** By the centre, of what went to a body without an account here. */
export const noteReturn = action({
  name: 'district_matter.note_return',
  may: 'district:hand_over',
  writes: 'district_matter.came_back',
  subject: matterSubject,
  from: ['handed_over'],
  to: 'answered',
  input: v.object({ id: rowId, version, outcome, answeredOn: day }),
  async run({ tx, me }, { id, outcome: told, answeredOn }) {
    if (answeredOn > bangkokToday(new Date())) throw dayAhead('answeredOn');
    return comeBack(tx, me, id, told, answeredOn);
  },
});

async function comeBack(tx: Tx, me: Me, id: string, told: string, on: string) {
  const { handedOverOn, dueBackOn } = await readMatter(tx, id);
  if (on < handedOverOn) throw beforeHandedOver();
  // The state goes with the outcome: a check holds them together.
  await sql`
    UPDATE office.district_matters SET state = 'answered', outcome = ${told}, answered_on = ${on}::date, answered_by = ${me.personId}
    WHERE matter_id = ${id}`.execute(tx);
  const data = { answered_on: on, late: on > dueBackOn };
  return { subjectId: id, place: await placeOf(tx, 'matter', id), data, result: { id } };
}
