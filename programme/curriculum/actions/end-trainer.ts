/** Somebody teaches no longer after a day, and why; what was taught stays on record. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { day, rowId, version, words } from '#office/form-fields.ts';
import { trainerDaysOut } from '../problems.ts';
import { trainerSubject } from '../states.ts';
import { readTrainer } from '../trainers.ts';

export const endTrainer = action({
  name: 'trainer.end',
  may: 'trainer:keep',
  writes: 'trainer.ended',
  subject: trainerSubject,
  from: ['active'],
  to: 'ended',
  input: v.object({ id: rowId, version, untilOn: day, reason: words(3, 500) }),
  async run({ tx }, { id, untilOn, reason }) {
    const { areaNo, fromOn } = await readTrainer(tx, id);
    if (untilOn < fromOn) throw trainerDaysOut();
    await sql`UPDATE office.trainers SET until_on = ${untilOn}::date, end_reason = ${reason}, state = 'ended'
      WHERE trainer_id = ${id}`.execute(tx);
    return { subjectId: id, place: { areaNo }, result: { id } };
  },
});
