/** An agency bears another name from a day on; what was written before that day keeps the old one. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { foldBare } from '#kernel/thai-text.ts';
import { action } from '#office/action.ts';
import { day, version } from '#office/form-fields.ts';
import { agencyId, agencyName, agencySubject, sourceText } from '../kinds.ts';
import { nameOn } from '../queries.ts';
import { addChange, hasLaterChange, livingAgency, mustHaveCome, placeOf } from '../register.ts';

export const renameAgency = action({
  name: 'agency.rename',
  may: 'agency:edit',
  writes: 'agency.renamed',
  subject: agencySubject,
  from: ['known'],
  input: v.strictObject({
    id: agencyId,
    version,
    nameTh: agencyName,
    nameEn: v.optional(v.nullable(agencyName), null),
    effectiveOn: day,
    source: sourceText,
  }),
  async run({ tx }, { id, nameTh, nameEn, effectiveOn, source }) {
    mustHaveCome(effectiveOn);
    const row = await livingAgency(tx, id);
    const before = { name_th: await nameOn(tx, id, effectiveOn) };
    const isNewest = !(await hasLaterChange(tx, id, 'renamed', effectiveOn));
    await addChange(tx, {
      agencyId: id,
      kind: 'renamed',
      before,
      after: { name_th: nameTh },
      effectiveOn,
      source,
    });
    if (isNewest) {
      await sql`UPDATE office.agencies SET name_th = ${nameTh}, name_en = ${nameEn}, folded_name = ${foldBare(nameTh)}
        WHERE agency_id = ${id}`.execute(tx);
    }
    return {
      subjectId: id,
      place: placeOf(row),
      data: { effective_on: effectiveOn },
      result: { agencyId: id },
    };
  },
});
