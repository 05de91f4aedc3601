/** Who may sign for the office signs; from here on the letter's words stay as they are. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action, type Me } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { roles } from '#office/staff/roles.ts';
import { factsOf } from '../letter.ts';
import { placeOf } from '../office-of.ts';
import { headOf } from '../paper.ts';
import { letter } from '../states.ts';

export const signLetter = action({
  name: 'letter.sign',
  may: 'letter:sign',
  writes: 'letter.signed',
  subject: letter,
  from: ['reviewed'],
  to: 'signed',
  input: v.object({ id: rowId, version }),
  async run({ tx, me }, { id }) {
    const { officeNo } = await factsOf(tx, id);
    const signer = await signerOf(tx, me, officeNo);
    const head = await headOf(tx, officeNo);
    await sql`
      UPDATE office.letters SET signed_by = ${me.personId}, signer_name = ${signer.name}, signer_title = ${signer.title},
        signed_on = ${bangkokToday(new Date())}::date, head = ${JSON.stringify(head)}::jsonb
      WHERE letter_id = ${id}`.execute(tx);
    return { subjectId: id, place: placeOf(officeNo), result: id };
  },
});

/** The name and position under the signature: the person's own position, else what the post is called. */
async function signerOf(tx: Tx, me: Me, officeNo: number): Promise<{ name: string; title: string }> {
  const { rows } = await sql<{ name: string; title: string | null }>`
    SELECT full_name AS name, position_title AS title FROM office.people WHERE person_id = ${me.personId}`.execute(
    tx,
  );
  const { name, title } = rows[0]!;
  const post = officeNo === 0 ? roles[me.role].th : `ผู้อำนวยการสำนักงาน ปปท. เขต ${officeNo}`;
  return { name, title: title ?? post };
}
