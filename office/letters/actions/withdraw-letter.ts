/** A letter that will not be sent, with the reason. A number it had stays its own and is never given again. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choice, optional, rowId, version } from '#office/form-fields.ts';
import { notPermitted } from '#office/problems.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import { prose } from '../fields.ts';
import { withdrawalReasonNames } from '../kinds.ts';
import { factsOf } from '../letter.ts';
import { placeOf } from '../office-of.ts';
import { secretHasNoCopy } from '../problems.ts';
import { letter } from '../states.ts';

export const withdrawLetter = action({
  name: 'letter.withdraw',
  may: 'letter:draft',
  writes: 'letter.withdrawn',
  subject: letter,
  from: ['drafted', 'reviewed', 'signed', 'numbered'],
  to: 'withdrawn',
  input: v.object({ id: rowId, version, why: choice(withdrawalReasonNames), note: optional(prose(3, 1000)) }),
  async run({ tx, me, found }, { id, why, note }) {
    const { officeNo, secrecy } = await factsOf(tx, id);
    const isSigned = found!.state === 'signed' || found!.state === 'numbered';
    if (isSigned && !mayDo(me.role, 'letter:sign')) throw notPermitted();
    if (secrecy === 'secret' && note !== undefined) throw secretHasNoCopy();
    await sql`
      UPDATE office.letters SET withdrawn_on = ${bangkokToday(new Date())}::date, withdrawn_why = ${why},
        withdrawn_note = ${note ?? null}
      WHERE letter_id = ${id}`.execute(tx);
    return { subjectId: id, place: placeOf(officeNo), data: { why }, result: id };
  },
});
