/** The scopes that a viewer may give with a role: what a form offers, the rest is not there. */
import { sql } from 'kysely';
import { fold } from '#kernel/thai-text.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { scopeWords } from './hats.ts';
import { roles, type Role, type ScopeKind } from './roles.ts';

export interface ScopeChoice {
  kind: ScopeKind;
  id: string;
  words: { th: string; en: string };
}

/** Districts and agencies are found by their names; so many are shown at most. */
const most = 40;

interface Row {
  kind: ScopeKind;
  id: string;
  th: string | null;
  en: string | null;
}

/** @param search part of a name; needed for roles of districts and agencies, of which there are too many to list */
export async function scopeChoices(tx: Tx, role: Role, search: string): Promise<ScopeChoice[]> {
  const kinds = roles[role].scopes as readonly ScopeKind[];
  const rows: Row[] = [];
  for (const kind of kinds) rows.push(...(await rowsOf(tx, kind, search)));
  return rows.map(({ kind, id, th, en }) => ({ kind, id, words: scopeWords(kind, id, { th, en }) }));
}

async function rowsOf(tx: Tx, kind: ScopeKind, search: string): Promise<Row[]> {
  const found = `%${fold(search).replace(/[\\%_]/gu, '\\$&')}%`;
  if (kind === 'province') {
    const { rows } = await sql<Row>`
      SELECT 'province' AS kind, province_iso AS id, name_th AS th, name_en AS en FROM office.provinces
      WHERE office.scope_in_sight('province', province_iso) ORDER BY province_iso`.execute(tx);
    return rows;
  }
  if (kind === 'district') return search === '' ? [] : districts(tx, found);
  if (kind === 'agency') return search === '' ? [] : agencies(tx, found);
  const ids = kind === 'nation' ? [''] : ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
  const { rows } = await sql<Row>`
    SELECT ${kind}::text AS kind, id, NULL AS th, NULL AS en FROM unnest(${ids}::text[]) AS id
    WHERE office.scope_in_sight(${kind}, id) ORDER BY id`.execute(tx);
  return rows;
}

async function districts(tx: Tx, found: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    SELECT 'district' AS kind, d.district_code AS id, d.name_th || ' ' || p.name_th AS th, d.name_en || ', ' || p.name_en AS en
    FROM office.districts AS d JOIN office.provinces AS p USING (province_iso)
    WHERE d.valid_to_on IS NULL AND (d.name_th ILIKE ${found} OR d.name_en ILIKE ${found} OR p.name_th ILIKE ${found} OR d.district_code LIKE ${found})
      AND office.scope_in_sight('district', d.district_code)
    ORDER BY d.district_code LIMIT ${most}`.execute(tx);
  return rows;
}

async function agencies(tx: Tx, found: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    SELECT 'agency' AS kind, agency_id AS id, name_th AS th, coalesce(name_en, name_th) AS en FROM office.agencies
    WHERE folded_name ILIKE ${found} AND ended_on IS NULL ORDER BY name_th COLLATE "th-x-icu", agency_id LIMIT ${most}`.execute(
    tx,
  );
  return rows;
}
