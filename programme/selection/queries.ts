/** Selections as their pages show them. Row-level security decides which exist for the viewer. */
import { sql } from 'kysely';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { DecisionRecord } from './decision-record.ts';
import type { Role } from './record.ts';
import type { SelectionState } from './states.ts';
import type { Weights } from './weights.ts';

export interface ListedSelection {
  id: string;
  be: number;
  areaNo: number;
  role: Role;
  state: SelectionState;
  draftedAt: Date;
  isDemonstration: boolean;
  /** Names of the provinces proposed, in order of the code. */
  placesTh: string[];
  placesEn: string[];
}

/** Newest year first; of one year where asked. At most 100. */
export async function listSelections(tx: Tx, be: number | null): Promise<ListedSelection[]> {
  const { rows } = await sql<ListedSelection>`
    SELECT s.selection_id AS id, s.fiscal_year_be AS be, s.area_no AS "areaNo", s.role, s.state, s.drafted_at AS "draftedAt",
      s.is_demonstration AS "isDemonstration",
      coalesce((SELECT array_agg(p.name_th ORDER BY p.province_iso) FROM office.selection_places x
        JOIN office.provinces p USING (province_iso) WHERE x.selection_id = s.selection_id), '{}') AS "placesTh",
      coalesce((SELECT array_agg(p.name_en ORDER BY p.province_iso) FROM office.selection_places x
        JOIN office.provinces p USING (province_iso) WHERE x.selection_id = s.selection_id), '{}') AS "placesEn"
    FROM office.selections s WHERE ${be}::int IS NULL OR s.fiscal_year_be = ${be}
    ORDER BY s.fiscal_year_be DESC, s.area_no, s.drafted_at DESC LIMIT 100`.execute(tx);
  return rows;
}

export interface Selection {
  id: string;
  be: number;
  areaNo: number;
  role: Role;
  state: SelectionState;
  version: number;
  weights: Weights;
  recordText: string | null;
  sha256: string | null;
  draftedBy: string;
  preparedBy: string | null;
  proposedBy: string | null;
  draftedAt: Date;
  preparedAt: Date | null;
  proposedAt: Date | null;
  decidedAt: Date | null;
  withdrawnAt: Date | null;
  proposalNote: string | null;
  withdrawnWhy: string | null;
  isDemonstration: boolean;
}

/** @throws Problem office.not_found */
export async function readSelection(tx: Tx, id: string): Promise<Selection> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(id);
  const { rows } = await sql<Selection>`
    SELECT selection_id AS id, fiscal_year_be AS be, area_no AS "areaNo", role, state, version, weights, record AS "recordText",
      record_sha256 AS sha256, drafted_by AS "draftedBy", prepared_by AS "preparedBy", proposed_by AS "proposedBy",
      drafted_at AS "draftedAt", prepared_at AS "preparedAt", proposed_at AS "proposedAt", decided_at AS "decidedAt",
      withdrawn_at AS "withdrawnAt", proposal_note AS "proposalNote", withdrawn_why AS "withdrawnWhy",
      is_demonstration AS "isDemonstration"
    FROM office.selections WHERE selection_id = ${isId ? id : null}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

export const recordIn = ({ recordText }: Selection): DecisionRecord | null =>
  recordText === null ? null : (JSON.parse(recordText) as DecisionRecord);

export interface ReadyProvince {
  iso: string;
  th: string;
  en: string;
  governorWill: 'in_writing' | 'by_word' | 'not_wanted' | null;
  coordinator: 'named' | 'none' | null;
  basis: string | null;
}

/** The Area's provinces that do not take part in the year yet, with what was entered of their readiness. */
export async function readyProvinces(
  tx: Tx,
  { id, areaNo, be }: Pick<Selection, 'id' | 'areaNo' | 'be'>,
): Promise<ReadyProvince[]> {
  const { rows } = await sql<ReadyProvince>`
    SELECT p.province_iso AS iso, p.name_th AS th, p.name_en AS en, s.governor_will AS "governorWill", s.coordinator, s.basis
    FROM office.provinces_today p
    LEFT JOIN office.selection_readiness s ON s.selection_id = ${id} AND s.province_iso = p.province_iso
    WHERE p.area_no = ${areaNo}
      AND NOT EXISTS (SELECT FROM office.enrolments e WHERE e.province_iso = p.province_iso AND e.fiscal_year_be = ${be})
    ORDER BY p.province_iso`.execute(tx);
  return rows;
}

export interface NamedPlace {
  iso: string;
  th: string;
  en: string;
  wordingTh: string;
  rank: number | null;
  overridden: boolean;
  why: string | null;
  isPlace: boolean;
}

/** What is proposed, then what was passed over. */
export async function namedPlaces(tx: Tx, id: string): Promise<NamedPlace[]> {
  const { rows } = await sql<NamedPlace>`
    SELECT x.province_iso AS iso, p.name_th AS th, p.name_en AS en, x.wording_th AS "wordingTh", x.rank, x.overridden, x.why, x.is_place AS "isPlace"
    FROM (SELECT province_iso, selection_id, wording_th, rank, overridden, why, true AS is_place FROM office.selection_places
      UNION ALL SELECT province_iso, selection_id, wording_th, rank, overridden, why, false FROM office.selection_passed_over) x
    JOIN office.provinces p USING (province_iso) WHERE x.selection_id = ${id}
    ORDER BY x.is_place DESC, x.rank NULLS LAST, x.province_iso`.execute(tx);
  return rows;
}

/** Code → name, of every province that the record compares: an old record keeps to names by its codes. */
export async function provinceNames(
  tx: Tx,
  isos: readonly string[],
): Promise<Map<string, { th: string; en: string }>> {
  const { rows } = await sql<{ iso: string; th: string; en: string }>`
    SELECT province_iso AS iso, name_th AS th, name_en AS en FROM office.provinces WHERE province_iso = ANY (${isos}::text[])`.execute(
    tx,
  );
  return new Map(rows.map(({ iso, th, en }) => [iso, { th, en }]));
}

/** Years that have a place left to give, newest first: what a new selection can be of. */
export async function yearsToSelect(tx: Tx): Promise<number[]> {
  const { rows } = await sql<{ be: number }>`
    SELECT fiscal_year_be AS be FROM office.fiscal_years y
    WHERE fiscal_year_be >= date_part('year', now() AT TIME ZONE 'Asia/Bangkok') + 543
      AND num_nonnulls(to_jsonb(y) ->> 'pilot_quota_per_area', to_jsonb(y) ->> 'model_quota_per_area', to_jsonb(y) ->> 'expansion_quota_per_area') > 0
    ORDER BY 1 DESC`.execute(tx);
  return rows.map(({ be }) => be);
}
