/** What the actions at a warning decide by: how far its letter is, and when it was sent. */
import { sql } from 'kysely';
import type { Place } from '#office/action.ts';
import type { LetterState } from '#office/letters/states.ts';
import { notFound } from '#office/problems.ts';
import { placeOfItem } from '#office/watch-items/item.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { notSentYet } from './problems.ts';

export interface Known {
  itemId: string;
  letterState: LetterState;
  /** ISO day. */
  dispatchedOn: string | null;
  addressee: 'agency' | 'supervisor';
  beforeAt: Date;
  calls: number;
  place: Place;
}

/** @throws Problem office.not_found */
export async function readKnown(tx: Tx, id: string): Promise<Known> {
  const { rows } = await sql<Omit<Known, 'place'>>`
    SELECT w.watch_item_id AS "itemId", l.state AS "letterState", l.dispatched_on::text AS "dispatchedOn", w.addressee,
      w.before_at AS "beforeAt", (SELECT count(*)::int FROM office.warning_calls c WHERE c.warning_id = w.warning_id) AS calls
    FROM office.urgent_warnings w JOIN office.letters l USING (letter_id) WHERE w.warning_id = ${id}`.execute(
    tx,
  );
  const [known] = rows;
  if (!known) throw notFound();
  return { ...known, place: await placeOfItem(tx, known.itemId) };
}

/** As `readKnown`, of a warning that has left the office. @throws Problem warnings.not_sent_yet */
export async function readSent(tx: Tx, id: string): Promise<Known & { dispatchedOn: string }> {
  const known = await readKnown(tx, id);
  const { dispatchedOn } = known;
  if (dispatchedOn === null) throw notSentYet();
  return { ...known, dispatchedOn };
}
