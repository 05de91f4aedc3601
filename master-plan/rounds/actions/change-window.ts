/**
 * The window of a round opens or closes at another hour: for everybody, with a reason that the timeline keeps. Which
 * quarters a year had at a frozen moment hangs on when they opened, so nobody opens one in the past, or takes back that one was open.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import { bangkokToday } from '#kernel/working-days.ts';
import { action } from '#office/action.ts';
import { version, words } from '#office/form-fields.ts';
import { roundId, windowFields, windowOf } from '../fields.ts';
import { closesBeforeOpening, openedAlready } from '../problems.ts';
import { readRound } from '../queries.ts';
import { roundSubject } from '../states.ts';

export const changeWindow = action({
  name: 'return_round.change_window',
  may: 'return_round:keep',
  writes: 'return_round.window_changed',
  subject: roundSubject,
  from: ['planned', 'fixed'],
  input: v.object({ id: roundId, version, ...windowFields, reason: words(5, 1000) }),
  async run({ tx, me }, { id, reason, ...window }) {
    const { opens, closes } = windowOf(window);
    const { state, opensAt, closesAt } = await readRound(tx, id);
    const isOpened = state === 'fixed' && opensAt <= new Date();
    if (isOpened && window.opensOn !== bangkokToday(opensAt)) throw openedAlready();
    // A fixed round that waits to open does so now at the earliest.
    const opening = isOpened
      ? sql`opens_at`
      : state === 'fixed'
        ? sql`greatest(${opens}::timestamptz, now())`
        : sql`${opens}::timestamptz`;
    const { rows } =
      await sql`UPDATE office.return_rounds SET opens_at = ${opening}, closes_at = ${closes}::timestamptz
      WHERE return_round_id = ${id} AND ${closes}::timestamptz > ${opening} RETURNING 1 AS changed`.execute(
        tx,
      );
    if (rows.length === 0) throw closesBeforeOpening();
    await sql`INSERT INTO office.round_windows (return_round_id, closed_before_at, closes_at, reason, changed_by)
      VALUES (${id}, ${closesAt}, ${closes}::timestamptz, ${reason}, ${me.personId}::uuid)`.execute(tx);
    const data = { before: closesAt.toISOString(), after: new Date(closes).toISOString() };
    return { subjectId: id, place: {}, data, result: { id } };
  },
});
