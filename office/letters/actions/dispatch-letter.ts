/** The numbered letter leaves the office; from here on its addressee sees it, unless it is ลับ. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { day, optional, rowId, version } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { dayBetween } from '../days.ts';
import { means } from '../fields.ts';
import { factsOf } from '../letter.ts';
import { placeOf } from '../office-of.ts';
import { nobodyReceives, notPrinted, secretHasNoCopy } from '../problems.ts';
import { letter } from '../states.ts';

export const dispatchLetter = action({
  name: 'letter.dispatch',
  may: 'letter:register',
  writes: 'letter.dispatched',
  subject: letter,
  from: ['numbered'],
  to: 'dispatched',
  input: v.object({ id: rowId, version, means, dispatchedOn: optional(day) }),
  async run({ tx }, { id, means: how, dispatchedOn }) {
    const { officeNo, secrecy, numberedOn } = await factsOf(tx, id);
    const on = dayBetween(numberedOn, dispatchedOn);
    if (secrecy === 'secret' && how === 'online') throw secretHasNoCopy();
    if (secrecy === 'ordinary' && !(await isPrinted(tx, id))) throw notPrinted();
    await sql`
      UPDATE office.letters SET dispatched_on = ${on}::date, dispatch_means = ${how} WHERE letter_id = ${id}`.execute(
      tx,
    );
    const { rows } = await sql<{ told: number }>`SELECT office.queue_letter_notice(${id}) AS told`.execute(
      tx,
    );
    if (how === 'online' && rows[0]!.told === 0) throw nobodyReceives();
    return { subjectId: id, place: placeOf(officeNo), data: { means: how }, result: id };
  },
});

async function isPrinted(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 AS one FROM office.letter_files WHERE letter_id = ${id} AND purpose = 'numbered_pdf'`.execute(
    tx,
  );
  return rows.length === 1;
}
