/** Who supervises an agency: its parent, else by its kind, else the governor of its province. Data, in supervisors.yaml. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import * as v from 'valibot';
import { parse } from 'yaml';
import { agencyTypeNames } from '#office/agencies/kinds.ts';
import { recipientOf } from '#office/letters/recipient.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { supervisorUnknown } from './problems.ts';

const rules = v.parse(
  v.strictObject({
    verified: v.boolean(),
    supervisors: v.array(
      v.strictObject({
        type: v.picklist(agencyTypeNames),
        by: v.picklist(['district', 'province']),
        why_th: v.string(),
        why_en: v.string(),
      }),
    ),
  }),
  parse(readFileSync(join(import.meta.dirname, 'supervisors.yaml'), 'utf8')),
);

export const supervisorsVerified = rules.verified;

export interface Supervisor {
  kind: 'agency' | 'district' | 'province';
  id: string;
  /** After เรียน. */
  name: string;
}

/** @throws Problem warnings.supervisor_unknown where the agency has neither parent nor place */
export async function supervisorOf(tx: Tx, agencyId: string): Promise<Supervisor> {
  const { rows } = await sql<{
    type: string;
    district: string | null;
    province: string | null;
    parentId: string | null;
    parentName: string | null;
  }>`
    SELECT a.agency_type AS type, a.district_code AS district, a.province_iso AS province, p.agency_id AS "parentId",
      p.name_th AS "parentName"
    FROM office.agencies a LEFT JOIN office.agencies p ON p.agency_id = a.parent_agency_id AND p.ended_on IS NULL
    WHERE a.agency_id = ${agencyId}`.execute(tx);
  const [agency] = rows;
  if (!agency) throw supervisorUnknown();
  const { type, district, province, parentId, parentName } = agency;
  if (parentId !== null) return { kind: 'agency', id: parentId, name: `หัวหน้า${parentName}` };
  const by = rules.supervisors.find((rule) => rule.type === type)?.by;
  if (by === 'district' && district !== null) return named(tx, 'district', district);
  if (province === null) throw supervisorUnknown();
  return named(tx, 'province', province);
}

async function named(tx: Tx, kind: 'district' | 'province', id: string): Promise<Supervisor> {
  const { name } = await recipientOf(tx, { recipientKind: kind, recipientId: id });
  return { kind, id, name };
}
