/** The data protection officer enters that a person asked about their own data; the law's 30 days run from that day. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choice, day, rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import { notYetReceived } from '../problems.ts';
import { requestSubject } from '../states.ts';

export const recordRequest = action({
  name: 'personal_data_request.record',
  may: 'personal_data:answer',
  writes: 'personal_data_request.recorded',
  subject: requestSubject,
  from: 'new',
  input: v.strictObject({ personId: rowId, kind: choice(['access', 'erasure']), receivedOn: day }),
  async run({ tx, me }, { personId, kind, receivedOn }) {
    const { rows: ahead } = await sql<{ ahead: boolean }>`
      SELECT ${receivedOn}::date > (now() AT TIME ZONE 'Asia/Bangkok')::date AS ahead`.execute(tx);
    if (ahead[0]!.ahead) throw notYetReceived();
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.personal_data_requests (person_id, kind, received_on, recorded_by)
      SELECT x.person_id, ${kind}, ${receivedOn}::date, ${me.personId} FROM office.people x WHERE x.person_id = ${personId}
      RETURNING personal_data_request_id AS id`.execute(tx);
    const id = rows[0]?.id;
    if (id === undefined) throw notFound();
    return { subjectId: id, place: {}, data: { person_id: personId, kind }, result: { id } };
  },
});
