/** An agency ends by going into another one; its own record stays and says where to look since. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { day, version } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import { agencyId, agencySubject, sourceText } from '../kinds.ts';
import { ended, intoItself } from '../problems.ts';
import { addChange, agencyRow, livingAgency, mustHaveCome, placeOf } from '../register.ts';

export const mergeAgency = action({
  name: 'agency.merge',
  may: 'agency:edit',
  writes: 'agency.merged',
  subject: agencySubject,
  from: ['known'],
  input: v.strictObject({ id: agencyId, version, into: agencyId, effectiveOn: day, source: sourceText }),
  async run({ tx }, { id, into, effectiveOn, source }) {
    mustHaveCome(effectiveOn);
    if (id === into) throw intoItself();
    const row = await livingAgency(tx, id);
    const successor = await agencyRow(tx, into);
    if (!successor) throw notFound();
    if (successor.endedOn !== null) throw ended(successor.endedOn);
    await addChange(tx, {
      agencyId: id,
      kind: 'merged_into',
      otherAgencyId: into,
      before: { name_th: row.nameTh },
      after: { name_th: successor.nameTh },
      effectiveOn,
      source,
    });
    await sql`UPDATE office.agencies SET ended_on = ${effectiveOn}::date WHERE agency_id = ${id}`.execute(tx);
    return {
      subjectId: id,
      place: placeOf(row),
      data: { into, effective_on: effectiveOn },
      result: { agencyId: into },
    };
  },
});
