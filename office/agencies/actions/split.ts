/** An agency gives part of itself, or all, to new ones. Each new one says whom it came from. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { day, version } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { agencyId, agencyName, agencySubject, agencyTypeNames, sourceText } from '../kinds.ts';
import { addChange, insertAgency, livingAgency, mustHaveCome, placeOf, type AgencyRow } from '../register.ts';

const part = v.strictObject({
  nameTh: agencyName,
  nameEn: v.optional(v.nullable(agencyName), null),
  /** The old one's where none is given. */
  agencyType: v.optional(v.picklist(agencyTypeNames)),
});

export const splitAgency = action({
  name: 'agency.split',
  may: 'agency:edit',
  writes: 'agency.split_up',
  subject: agencySubject,
  from: ['known'],
  input: v.strictObject({
    id: agencyId,
    version,
    parts: v.pipe(v.array(part), v.minLength(1), v.maxLength(20)),
    /** True: nothing remains of the old one. */
    ends: v.boolean(),
    effectiveOn: day,
    source: sourceText,
  }),
  async run({ tx }, { id, parts, ends, effectiveOn, source }) {
    mustHaveCome(effectiveOn);
    const row = await livingAgency(tx, id);
    const agencyIds: string[] = [];
    for (const one of parts) agencyIds.push(await addPart(tx, row, one, { effectiveOn, source }));
    if (ends) {
      await sql`UPDATE office.agencies SET ended_on = ${effectiveOn}::date WHERE agency_id = ${id}`.execute(
        tx,
      );
    }
    const data = { parts: parts.length, ends, effective_on: effectiveOn };
    return { subjectId: id, place: placeOf(row), data, result: { agencyIds } };
  },
});

/** It lies where the old one lies; a move can follow. */
async function addPart(
  tx: Tx,
  from: AgencyRow,
  { nameTh, nameEn, agencyType }: v.InferOutput<typeof part>,
  { effectiveOn, source }: { effectiveOn: string; source: string },
): Promise<string> {
  const agencyId = `agency:office:${randomUUID()}`;
  await insertAgency(tx, {
    agencyId,
    nameTh,
    nameEn,
    agencyType: agencyType ?? from.agencyType,
    provinceIso: from.provinceIso,
    districtCode: from.districtCode,
    parentAgencyId: null,
    source,
    isDemonstration: from.isDemonstration,
  });
  await addChange(tx, {
    agencyId,
    kind: 'split_from',
    otherAgencyId: from.agencyId,
    before: { name_th: from.nameTh },
    after: { name_th: nameTh },
    effectiveOn,
    source,
  });
  return agencyId;
}
