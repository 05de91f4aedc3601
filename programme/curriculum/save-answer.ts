/**
 * One answer of a test under way is kept, as it is given, so that a lost line or a closed tab loses nothing. It is
 * no action: nothing of the office changes by it, and two hundred people answering at once would wait for one chain
 * of events. Beginning and handing in are actions; the store itself refuses an answer that is late or not one's own.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import { inputProblem, notFound } from '#office/problems.ts';
import { rowId, wholeNumber } from '#office/form-fields.ts';
import type { Store, Tx, Viewer } from '#platform/postgres/store.ts';
import { handedIn, notOffered, timeIsOver } from './problems.ts';

const answer = v.object({
  id: rowId,
  place: wholeNumber(1, 100),
  choice: v.pipe(v.string(), v.maxLength(10)),
});

/** @throws Problem office.input, office.not_found, curriculum.handed_in, curriculum.time_is_over, curriculum.not_offered */
export function saveAnswer(store: Store, viewer: Viewer, raw: unknown): Promise<void> {
  return store.within(viewer, async (tx) => {
    const parsed = v.safeParse(answer, raw);
    if (!parsed.success) throw inputProblem(parsed.issues);
    const { id, place, choice } = parsed.output;
    await mustBeOpen(tx, id);
    const { rows } = await sql`
      UPDATE office.attempt_answers SET choice = ${choice}, answered_at = now()
      WHERE attempt_id = ${id} AND place_no = ${place} AND ${choice} = ANY (choice_ids) RETURNING 1 AS kept`.execute(
      tx,
    );
    if (rows.length === 0) throw notOffered();
  });
}

/** The attempt's row is held: an answer and the handing in of one test come one after the other. */
async function mustBeOpen(tx: Tx, id: string): Promise<void> {
  const { rows } = await sql<{ state: string; isOver: boolean }>`
    SELECT a.state, clock_timestamp() > a.closes_at AS "isOver" FROM office.attempts a
    WHERE a.attempt_id = ${id} AND office.sits_attempt(a) FOR SHARE`.execute(tx);
  const found = rows[0];
  if (!found) throw notFound();
  if (found.state !== 'running') throw handedIn();
  if (found.isOver) throw timeIsOver();
}
