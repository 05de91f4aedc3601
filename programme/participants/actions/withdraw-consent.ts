/** A person takes a consent back: from that day on it is none, and that it was one stays readable. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { placeOf } from '../queries.ts';
import { consentSubject } from '../states.ts';
import { today } from '../fields.ts';

export const withdrawConsent = action({
  name: 'participant_consent.withdraw',
  may: 'participants:edit',
  writes: 'participant_consent.withdrawn',
  subject: consentSubject,
  from: ['given'],
  to: 'withdrawn',
  input: v.object({ id: rowId, version }),
  async run({ tx }, { id }) {
    const { rows } = await sql<{ of: string }>`
      UPDATE office.participant_consents SET state = 'withdrawn', withdrawn_on = ${today()}
      WHERE participant_consent_id = ${id} RETURNING participant_id AS of`.execute(tx);
    const { of } = rows[0]!;
    return { subjectId: id, place: await placeOf(tx, of), result: { id: of } };
  },
});
