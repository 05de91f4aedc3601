/** An agency enters the office's register by hand: one that no contract data and no file brought. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import * as v from 'valibot';
import { foldBare } from '#kernel/thai-text.ts';
import { action } from '#office/action.ts';
import type { Tx } from '#platform/postgres/store.ts';
import {
  agencyId,
  agencyName,
  agencySubject,
  agencyTypeNames,
  districtCode,
  provinceIso,
  sourceText,
} from '../kinds.ts';
import { sameName } from '../problems.ts';
import { insertAgency, mustLieInScope } from '../register.ts';

const input = v.strictObject({
  nameTh: agencyName,
  nameEn: v.optional(v.nullable(agencyName), null),
  agencyType: v.optional(v.picklist(agencyTypeNames), 'unknown'),
  provinceIso: v.optional(v.nullable(provinceIso), null),
  districtCode: v.optional(v.nullable(districtCode), null),
  parentAgencyId: v.optional(v.nullable(agencyId), null),
  source: sourceText,
  /** The person has seen the one of the same name and says that this is another. */
  isAnother: v.optional(v.boolean(), false),
  isDemonstration: v.optional(v.boolean(), false),
});

export const addAgency = action({
  name: 'agency.add',
  may: 'agency:edit',
  writes: 'agency.added',
  subject: agencySubject,
  from: 'new',
  input,
  async run({ tx }, { isAnother, ...fields }) {
    const id = `agency:office:${randomUUID()}`;
    await mustLieInScope(tx, fields.provinceIso, fields.districtCode, id);
    if (!isAnother) await mustBeFirstOfItsName(tx, fields.nameTh, fields.provinceIso);
    await insertAgency(tx, { agencyId: id, ...fields });
    const { provinceIso: iso, districtCode: district } = fields;
    return {
      subjectId: id,
      place: { agencyId: id, provinceIso: iso, districtCode: district },
      data: { agency_type: fields.agencyType },
      result: { agencyId: id },
    };
  },
});

/** @throws Problem agency.same_name */
async function mustBeFirstOfItsName(tx: Tx, nameTh: string, iso: string | null): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    SELECT agency_id AS id FROM office.agencies
    WHERE folded_name = ${foldBare(nameTh)} AND province_iso IS NOT DISTINCT FROM ${iso} AND ended_on IS NULL
    LIMIT 1`.execute(tx);
  if (rows[0]) throw sameName(rows[0].id);
}
