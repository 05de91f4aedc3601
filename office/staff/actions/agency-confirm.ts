/**
 * Once a year somebody says that an agency's person is still the one: the desk for the head, the head for
 * the officers. A post that nobody confirms runs out by itself.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import type { Tx } from '#platform/postgres/store.ts';
import { action, type Done } from '#office/action.ts';
import { optional, rowId, version } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import { placeOfAgency } from '../places.ts';
import { notYetDue } from '../problems.ts';
import { readPost } from '../read-post.ts';
import { post } from '../states.ts';

const input = v.strictObject({ id: rowId, version: optional(version) });

/** Days before its end from which a post may be confirmed, and is reminded of. */
export const confirmationDays = 60;

export const confirmHead = action({
  name: 'agency.confirm_head',
  may: 'agency_enrolment:confirm_head',
  writes: 'post.confirmed',
  subject: post,
  from: ['held'],
  input,
  run: ({ tx }, { id }) => confirm(tx, id, 'agency_head'),
});

export const confirmOfficer = action({
  name: 'agency.confirm_officer',
  may: 'agency_enrolment:name',
  writes: 'post.confirmed',
  subject: post,
  from: ['held'],
  input,
  run: ({ tx }, { id }) => confirm(tx, id, 'agency_officer'),
});

async function confirm(tx: Tx, id: string, role: 'agency_head' | 'agency_officer'): Promise<Done<string>> {
  const confirmed = await readPost(tx, id);
  if (confirmed.role !== role) throw notFound();
  const { rows } = await sql`
    UPDATE office.posts SET until_at = clock_timestamp() + interval '1 year'
    WHERE post_id = ${id} AND until_at > clock_timestamp()
      AND until_at <= clock_timestamp() + make_interval(days => ${confirmationDays}) RETURNING 1 AS confirmed`.execute(
    tx,
  );
  if (rows.length === 0) throw notYetDue();
  return { subjectId: id, place: await placeOfAgency(tx, confirmed.scopeId), result: confirmed.personId };
}
