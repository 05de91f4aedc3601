/** Ten new recovery codes in place of the old. Only their digests come here; the page shows the codes once. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId } from '#office/form-fields.ts';
import { placeOfPerson } from '../places.ts';
import { notConfirmed } from '../problems.ts';
import { person } from '../states.ts';

export const renewRecovery = action({
  name: 'recovery.renew',
  may: 'self:manage',
  writes: 'person.recovery_renewed',
  subject: person,
  from: 'new',
  input: v.strictObject({
    session: rowId,
    hashes: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u))), v.length(10)),
  }),
  async run({ tx, me }, { session, hashes }) {
    const digests = hashes.map((hash) => Buffer.from(hash, 'hex'));
    const { rows } = await sql<{ renewed: boolean }>`
      SELECT auth.renew_my_recovery_codes(${session}, ${digests}::bytea[]) AS renewed`.execute(tx);
    if (!rows[0]!.renewed) throw notConfirmed();
    return { subjectId: me.personId, place: await placeOfPerson(tx, me.personId), result: null };
  },
});
