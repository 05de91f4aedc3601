/** A letter that came in is entered in the register of incoming letters and gets its number. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choice, day, optional, rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { dayBetween } from '../days.ts';
import { line, matter } from '../fields.ts';
import { linkMatter } from '../matter.ts';
import { officeOf, placeOf } from '../office-of.ts';
import { recipientUnknown, secretHasNoCopy, subjectMissing } from '../problems.ts';
import { incoming } from '../states.ts';

const input = v.object({
  secrecy: choice(['ordinary', 'secret']),
  receivedOn: optional(day),
  theirNumber: optional(line(1, 100)),
  theirDateOn: optional(day),
  senderName: line(2, 200),
  senderAgencyId: optional(line(1, 200)),
  subjectLine: optional(line(3, 300)),
  answersLetterId: optional(rowId),
  replyDueOn: optional(day),
  ...matter,
});

export const registerIncoming = action({
  name: 'incoming.register',
  may: 'letter:register',
  writes: 'incoming.registered',
  subject: incoming,
  from: 'new',
  input,
  async run({ tx, me }, entry) {
    const officeNo = officeOf(me);
    if (entry.secrecy === 'secret' && entry.subjectLine !== undefined) throw secretHasNoCopy();
    if (entry.secrecy === 'ordinary' && entry.subjectLine === undefined) throw subjectMissing();
    await knownToUs(tx, entry.senderAgencyId, entry.answersLetterId);
    const id = await insert(tx, officeNo, me.personId, entry);
    await linkMatter(tx, { incomingId: id }, entry.secrecy, entry);
    const { rows } = await sql<{ registerNo: number; yearBe: number }>`
      SELECT register_no AS "registerNo", year_be AS "yearBe" FROM office.enter_in_register('in', ${id})`.execute(
      tx,
    );
    const { registerNo, yearBe } = rows[0]!;
    return {
      subjectId: id,
      place: placeOf(officeNo),
      data: { secrecy: entry.secrecy, register_no: registerNo, year_be: yearBe },
      result: { id, registerNo, yearBe },
    };
  },
});

async function insert(
  tx: Tx,
  officeNo: number,
  personId: string,
  entry: v.InferOutput<typeof input>,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO office.incoming_letters (office_no, secrecy, received_on, their_number, their_date_on, sender_name,
      sender_agency_id, subject_line, answers_letter_id, reply_due_on, entered_by)
    VALUES (${officeNo}, ${entry.secrecy}, ${dayBetween(null, entry.receivedOn)}::date, ${entry.theirNumber ?? null},
      ${entry.theirDateOn ?? null}::date, ${entry.senderName}, ${entry.senderAgencyId ?? null},
      ${entry.subjectLine ?? null}, ${entry.answersLetterId ?? null}, ${entry.replyDueOn ?? null}::date, ${personId})
    RETURNING incoming_id AS id`.execute(tx);
  return rows[0]!.id;
}

/** Foreign keys would tell an id that exists elsewhere from one that exists nowhere; the viewer's own sight does not. */
async function knownToUs(tx: Tx, agencyId: string | undefined, letterId: string | undefined): Promise<void> {
  if (agencyId !== undefined) {
    const { rows } = await sql`SELECT 1 AS one FROM office.agencies WHERE agency_id = ${agencyId}`.execute(
      tx,
    );
    if (rows.length === 0) throw recipientUnknown();
  }
  if (letterId !== undefined) {
    const { rows } = await sql`SELECT 1 AS one FROM office.letters WHERE letter_id = ${letterId}`.execute(tx);
    if (rows.length === 0) throw notFound();
  }
}
