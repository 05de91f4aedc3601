/** The addressee is rung on the day the warning leaves: who was reached, and what was said. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { bangkokToday } from '#kernel/working-days.ts';
import { action } from '#office/action.ts';
import { day, optional, rowId, ticked, version } from '#office/form-fields.ts';
import { line, prose } from '#office/letters/fields.ts';
import { clock, momentOf } from '../clock.ts';
import { momentAhead, notSentYet, spokeToNobody } from '../problems.ts';
import { warningSubject } from '../states.ts';
import { readSent } from '../warning.ts';

export const logCall = action({
  name: 'urgent_warning.log_call',
  may: 'warning:run',
  writes: 'urgent_warning.called',
  subject: warningSubject,
  from: ['open'],
  input: v.object({
    id: rowId,
    version,
    calledOn: day,
    clock,
    isReached: ticked,
    spokeTo: optional(line(2, 200)),
    words: prose(3, 2000),
  }),
  async run({ tx, me }, { id, calledOn, clock: time, isReached, spokeTo, words }) {
    const { dispatchedOn, place } = await readSent(tx, id);
    const at = momentOf(calledOn, time);
    if (at > new Date()) throw momentAhead('calledOn');
    if (bangkokToday(at) < dispatchedOn) throw notSentYet();
    if (isReached && spokeTo === undefined) throw spokeToNobody();
    await sql`
      INSERT INTO office.warning_calls (warning_id, called_at, is_reached, spoke_to, words, called_by)
      VALUES (${id}, ${at}, ${isReached}, ${spokeTo ?? null}, ${words}, ${me.personId})`.execute(tx);
    const data = { is_reached: isReached, same_day: bangkokToday(at) === dispatchedOn };
    return { subjectId: id, place, data, result: { id } };
  },
});
