/** Urgent warnings as the desk sees them. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { rowId } from '#office/form-fields.ts';
import type { LetterState } from '#office/letters/states.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { Addressee } from './powers.ts';
import type { WarningState } from './states.ts';

export interface Warning {
  id: string;
  version: number;
  state: WarningState;
  itemId: string;
  itemNumber: string;
  agencyName: string;
  letterId: string;
  letterState: LetterState;
  recipient: string;
  addressee: Addressee;
  headConcerned: boolean;
  powerId: string;
  act: string;
  beforeAt: Date;
  grounds: string;
  supervisorName: string;
  copiedOn: string | null;
  /** ISO day. */
  dispatchedOn: string | null;
  /** Somebody rang on the day it left. */
  calledSameDay: boolean;
  settledWords: string | null;
  settledBy: string | null;
  settledAt: Date | null;
}

const columns = sql`w.warning_id AS id, w.version, w.state, w.watch_item_id AS "itemId", i.number AS "itemNumber",
  a.name_th AS "agencyName", w.letter_id AS "letterId", l.state AS "letterState", l.recipient_name AS recipient, w.addressee,
  w.head_concerned AS "headConcerned", w.power_id AS "powerId", w.act, w.before_at AS "beforeAt", w.grounds,
  w.supervisor_name AS "supervisorName", w.copied_on::text AS "copiedOn", l.dispatched_on::text AS "dispatchedOn",
  EXISTS (SELECT FROM office.warning_calls c WHERE c.warning_id = w.warning_id
    AND (c.called_at AT TIME ZONE 'Asia/Bangkok')::date = l.dispatched_on) AS "calledSameDay",
  w.settled_words AS "settledWords", p.full_name AS "settledBy", w.settled_at AS "settledAt"`;
const joined = sql`office.urgent_warnings w JOIN office.watch_items i USING (watch_item_id) JOIN office.agencies a USING (agency_id)
  JOIN office.letters l USING (letter_id) LEFT JOIN office.people p ON p.person_id = w.settled_by`;

/** @throws Problem office.not_found */
export async function readWarning(tx: Tx, id: string): Promise<Warning> {
  if (!v.is(rowId, id)) throw notFound();
  const { rows } = await sql<Warning>`SELECT ${columns} FROM ${joined} WHERE w.warning_id = ${id}`.execute(
    tx,
  );
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** Of one item, the newest first. */
export async function warningsOf(tx: Tx, itemId: string): Promise<Warning[]> {
  const { rows } = await sql<Warning>`
    SELECT ${columns} FROM ${joined} WHERE w.watch_item_id = ${itemId} ORDER BY w.drafted_at DESC`.execute(
    tx,
  );
  return rows;
}

/** Those without an outcome, the soonest first; then the newest of the others. */
export async function listWarnings(tx: Tx): Promise<Warning[]> {
  const { rows } = await sql<Warning>`
    SELECT ${columns} FROM ${joined}
    ORDER BY w.state <> 'open', CASE WHEN w.state = 'open' THEN w.before_at END, w.drafted_at DESC LIMIT 200`.execute(
    tx,
  );
  return rows;
}

export interface Call {
  id: string;
  at: Date;
  isReached: boolean;
  spokeTo: string | null;
  words: string;
  by: string | null;
}

export async function callsOf(tx: Tx, warningId: string): Promise<Call[]> {
  const { rows } = await sql<Call>`
    SELECT c.warning_call_id AS id, c.called_at AS at, c.is_reached AS "isReached", c.spoke_to AS "spokeTo", c.words,
      p.full_name AS by
    FROM office.warning_calls c LEFT JOIN office.people p ON p.person_id = c.called_by
    WHERE c.warning_id = ${warningId} ORDER BY c.called_at`.execute(tx);
  return rows;
}
