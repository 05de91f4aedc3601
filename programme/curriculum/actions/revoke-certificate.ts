/** A certificate is revoked, with a reason: whoever checks its code is told that it is, and not why. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { bangkokToday } from '#kernel/working-days.ts';
import { action, type Place } from '#office/action.ts';
import { rowId, version, words } from '#office/form-fields.ts';
import { certificateSubject } from '../states.ts';

export const revokeCertificate = action({
  name: 'certificate.revoke',
  may: 'certificate:revoke',
  writes: 'certificate.revoked',
  subject: certificateSubject,
  from: ['issued'],
  to: 'revoked',
  input: v.object({ id: rowId, version, reason: words(5, 500) }),
  async run({ tx, me }, { id, reason }) {
    // The state goes with its day: a check holds them together.
    const { rows } = await sql<Place>`
      UPDATE office.certificates SET state = 'revoked', revoked_on = ${bangkokToday(new Date())}::date, revoked_by = ${me.personId},
        revoked_reason = ${reason}
      WHERE certificate_id = ${id}
      RETURNING area_no AS "areaNo", province_iso AS "provinceIso", district_code AS "districtCode", agency_id AS "agencyId"`.execute(
      tx,
    );
    return { subjectId: id, place: rows[0]!, result: { id } };
  },
});
