/** A step of the guideline is done, with its day; or it was marked by mistake and is open again. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { addWorkingDays, bangkokToday, dayNumber } from '#kernel/working-days.ts';
import { action } from '#office/action.ts';
import { generalWords } from '#office/districts/general-words.ts';
import { day, optional, rowId, version } from '#office/form-fields.ts';
import { workspaceOf } from '../place-of.ts';
import { dayAhead, dayTooEarly } from '../problems.ts';
import { step } from '../states.ts';

/** A step may have been done before the workspace was opened here, but not in another year. */
const longestBefore = 120;

export const stepDone = action({
  name: 'workspace_step.done',
  may: 'workspace:run',
  writes: 'workspace_step.done',
  subject: step,
  from: ['open'],
  to: 'done',
  input: v.object({ id: rowId, version, doneOn: day, note: optional(generalWords(3, 1000)) }),
  async run({ tx, me }, { id, doneOn, note }) {
    const { place, provinceIso, openedOn } = await workspaceOf(tx, 'workspace_steps', id);
    if (doneOn > bangkokToday(new Date())) throw dayAhead('doneOn');
    if (dayNumber(doneOn) < dayNumber(addWorkingDays(openedOn, -longestBefore, new Set())))
      throw dayTooEarly('doneOn');
    await sql`
      UPDATE office.workspace_steps SET state = 'done', done_on = ${doneOn}::date, done_note = ${note ?? null}, done_by = ${me.personId}
      WHERE step_id = ${id}`.execute(tx);
    return { subjectId: id, place, data: { done_on: doneOn }, result: { id, provinceIso } };
  },
});

export const stepReopened = action({
  name: 'workspace_step.reopen',
  may: 'workspace:run',
  writes: 'workspace_step.reopened',
  subject: step,
  from: ['done'],
  to: 'open',
  input: v.object({ id: rowId, version }),
  async run({ tx }, { id }) {
    const { place, provinceIso } = await workspaceOf(tx, 'workspace_steps', id);
    await sql`UPDATE office.workspace_steps SET state = 'open', done_on = NULL, done_note = NULL, done_by = NULL
      WHERE step_id = ${id}`.execute(tx);
    return { subjectId: id, place, result: { id, provinceIso } };
  },
});
