/** A reminder of a letter nobody has answered; never twice within the working days of rules.yaml. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { readCalendar } from '#office/deadlines/calendar.ts';
import { rowId } from '#office/form-fields.ts';
import { addWorkingDays } from '#kernel/working-days.ts';
import { factsOf } from '#office/letters/letter.ts';
import { placeOf } from '#office/letters/office-of.ts';
import { secretHasNoCopy } from '#office/letters/problems.ts';
import { letter } from '#office/letters/states.ts';
import { remindedAlready } from '../problems.ts';
import { replyRules } from '../rules.ts';

export const remindOfLetter = action({
  name: 'letter.remind',
  may: 'letter:register',
  writes: 'letter.reminded',
  subject: letter,
  from: ['dispatched', 'received'],
  input: v.object({ id: rowId }),
  async run({ tx, me }, { id }) {
    const { officeNo, secrecy } = await factsOf(tx, id);
    if (secrecy === 'secret') throw secretHasNoCopy();
    const { today, holidays } = await readCalendar(tx);
    const days = replyRules.reminder_working_days.value;
    const since = addWorkingDays(today, -days, holidays);
    const { rows: before } = await sql`
      SELECT FROM office.letter_reminders WHERE letter_id = ${id} AND reminded_on > ${since}::date`.execute(
      tx,
    );
    if (before.length > 0) throw remindedAlready(days);
    const { rows } = await sql<{ told: number }>`SELECT office.queue_letter_notice(${id}) AS told`.execute(
      tx,
    );
    const { told } = rows[0]!;
    await sql`INSERT INTO office.letter_reminders (letter_id, reminded_on, reminded_by, told_count)
      VALUES (${id}, ${today}::date, ${me.personId}, ${told})`.execute(tx);
    return { subjectId: id, place: placeOf(officeNo), data: { told }, result: { told } };
  },
});
