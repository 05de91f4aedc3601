/** What was handed on, as the desk and the group that takes notes see it. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { Basis, Channel, Destination, ReferralKind, ReferralState } from './states.ts';

export interface Referral {
  id: string;
  version: number;
  number: string;
  kind: ReferralKind;
  state: ReferralState;
  destination: Destination;
  destinationName: string | null;
  basis: Basis | null;
  basisWords: string | null;
  consentedOn: string | null;
  facts: string | null;
  channel: Channel | null;
  sentOn: string | null;
  receipt: string | null;
  why: string | null;
  /** For the desk alone. */
  itemId: string | null;
  draftedBy: string | null;
  draftedAt: Date;
  takenBy: string | null;
}

const columns = sql`r.referral_id AS id, r.version, r.number, r.kind, r.state, r.destination, r.destination_name AS "destinationName",
  r.basis, r.basis_words AS "basisWords", r.consented_on::text AS "consentedOn", r.facts, r.channel, r.sent_on::text AS "sentOn",
  r.receipt, r.why, i.watch_item_id AS "itemId", p.full_name AS "draftedBy", r.drafted_at AS "draftedAt", q.full_name AS "takenBy"`;
const joined = sql`office.referrals r LEFT JOIN office.watch_items i USING (watch_item_id)
  LEFT JOIN office.people p ON p.person_id = r.drafted_by LEFT JOIN office.people q ON q.person_id = r.taken_by`;

/** The newest first. */
export async function listReferrals(tx: Tx): Promise<Referral[]> {
  const { rows } = await sql<Referral>`
    SELECT ${columns} FROM ${joined} ORDER BY r.state IN ('taken', 'entered', 'refused'), r.drafted_at DESC LIMIT 200`.execute(
    tx,
  );
  return rows;
}

/** @throws Problem office.not_found */
export async function readReferral(tx: Tx, id: string): Promise<Referral> {
  if (!v.is(rowId, id)) throw notFound();
  const { rows } = await sql<Referral>`SELECT ${columns} FROM ${joined} WHERE r.referral_id = ${id}`.execute(
    tx,
  );
  if (!rows[0]) throw notFound();
  return rows[0];
}
