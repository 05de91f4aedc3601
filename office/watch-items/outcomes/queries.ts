/** Outcomes of an item as the desk sees them. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { InterventionOutcome, OutcomeState } from './states.ts';

export interface Outcome {
  id: string;
  itemId: string;
  version: number;
  state: OutcomeState;
  outcome: InterventionOutcome;
  amountThb: string | null;
  happenedOn: string;
  evidence: string;
  link: string | null;
  letterId: string | null;
  recordedBy: string | null;
  verifiedHow: 'person' | 'document' | null;
  verifiedBy: string | null;
  verifiedWords: string | null;
  documentOrigin: string | null;
  withdrawnWhy: string | null;
}

const columns = sql`o.watch_outcome_id AS id, o.watch_item_id AS "itemId", o.version, o.state, o.outcome,
  o.amount_thb::text AS "amountThb", o.happened_on::text AS "happenedOn", o.evidence, o.link, o.letter_id AS "letterId",
  p.full_name AS "recordedBy", o.verified_how AS "verifiedHow", q.full_name AS "verifiedBy",
  o.verified_words AS "verifiedWords", o.document_origin AS "documentOrigin", o.withdrawn_why AS "withdrawnWhy"`;
const joined = sql`office.watch_outcomes o LEFT JOIN office.people p ON p.person_id = o.recorded_by
  LEFT JOIN office.people q ON q.person_id = o.verified_by`;

/** The newest first. */
export async function outcomesOf(tx: Tx, itemId: string): Promise<Outcome[]> {
  const { rows } = await sql<Outcome>`
    SELECT ${columns} FROM ${joined} WHERE o.watch_item_id = ${itemId} ORDER BY o.recorded_at DESC`.execute(
    tx,
  );
  return rows;
}

/** @throws Problem office.not_found */
export async function readOutcome(tx: Tx, id: string): Promise<Outcome> {
  if (!v.is(rowId, id)) throw notFound();
  const { rows } = await sql<Outcome>`
    SELECT ${columns} FROM ${joined} WHERE o.watch_outcome_id = ${id}`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}
