/** A subject by its id, with the agency and the seller it belongs to. */
import { maskNamesInText, shownName } from '#kernel/personal-name.ts';
import { problem } from '#kernel/problem.ts';
import { sqlText } from '#platform/duckdb.ts';
import { sellersById } from './few-rows.ts';
import type { Analysis } from './open.ts';
import type { Language } from './words.ts';

/** `kind` as in results; money in satang. `ids` are this subject and what is one with it. */
export type Subject = {
  kind: string;
  id: string;
  fiscal_year_be: number;
  agency: {
    agency_id: string;
    agency_name: string;
    agency_type: string;
    province_iso: string | null;
    pacc_area: number | null;
    whole_year: boolean;
    not_whole_reason: string | null;
  } | null;
  supplier_name: string | null;
  title: string | null;
  /** Awards of the subject in the year, within the scope. */
  award_count: number;
  money_satang: bigint;
  /** Ids whose results speak of this subject directly. */
  ids: string[];
};

/** Kind of subject → its id column in awards and contracts (contract_id in contracts only, pair_id in awards only). */
export const subjectColumns: Record<string, string> = {
  award: 'award_id',
  tender: 'tender_id',
  contract: 'contract_id',
  pair: 'pair_id',
  agency: 'agency_id',
  supplier: 'supplier_id',
};

/**
 * The subject `id`, in `year` or the latest fiscal year it has rows of.
 * @throws Problem analysis.unknown_subject also where it lies outside the scope
 */
export async function findSubject(
  analysis: Analysis,
  id: string,
  year: number | undefined,
  language: Language,
): Promise<Subject> {
  const kind = id.split(':')[0] ?? '';
  const condition =
    kind === 'contract'
      ? `award_id IN (SELECT award_id FROM contracts WHERE contract_id = ${sqlText(id)})`
      : `${subjectColumns[kind] ?? 'award_id'} = ${sqlText(id)}`;
  const inYear = year === undefined ? '' : ` AND fiscal_year_be = ${Math.trunc(year)}`;
  const [row] = await analysis.db.all<Facts>(factsSql(`awards WHERE ${condition}${inYear}`));
  const of = row?.year ?? null;
  if (!row || of === null) throw unknownSubject(id);
  const seller = (await sellersById(analysis, [row.supplier_id])).get(row.supplier_id ?? '');
  const single = kind === 'award' || kind === 'tender' || kind === 'contract';
  return {
    kind,
    id,
    fiscal_year_be: of,
    agency: kind === 'supplier' ? null : await agencyOf(analysis, row.agency_id ?? ''),
    supplier_name:
      kind === 'agency'
        ? null
        : shownName(seller?.supplier_name ?? null, seller?.is_person ?? null, language),
    title: single ? await titleOf(analysis, row.first_tender) : null,
    award_count: Number(row.award_total),
    money_satang: row.money_satang,
    ids: single
      ? await oneWith(analysis, row.award_ids, row.tender_ids)
      : [id, ...(kind === 'pair' && row.supplier_id ? [row.supplier_id] : [])],
  };
}

type Facts = Pick<Subject, 'money_satang'> & {
  year: number | null;
  first_tender: string | null;
  agency_id: string | null;
  award_ids: string;
  tender_ids: string;
  supplier_id: string | null;
  award_total: bigint;
};

/** Of the newest year among the rows; the one seller, where there is one. */
const factsSql = (awards: string) => `
WITH found AS MATERIALIZED (
  SELECT award_id, tender_id, agency_id, supplier_id, fiscal_year_be, amount_satang, agreed_satang, tender_award_rank FROM ${awards}
),
own AS (SELECT * FROM found WHERE fiscal_year_be = (SELECT max(fiscal_year_be) FROM found))
SELECT max(o.fiscal_year_be) AS year, min(o.agency_id) AS agency_id, CASE WHEN count(DISTINCT o.supplier_id) = 1 THEN min(o.supplier_id) END AS supplier_id,
  min(o.tender_id) AS first_tender, count(*) AS award_total,
  CAST(sum(coalesce(o.amount_satang, CASE WHEN o.tender_award_rank = 1 THEN o.agreed_satang END, 0)) AS BIGINT) AS money_satang,
  CASE WHEN count(*) <= 100 THEN string_agg(o.award_id, chr(10) ORDER BY o.award_id) ELSE '' END AS award_ids,
  CASE WHEN count(*) <= 100 THEN string_agg(DISTINCT o.tender_id, chr(10) ORDER BY o.tender_id) ELSE '' END AS tender_ids
FROM own o`;

async function titleOf(analysis: Analysis, tenderId: string | null): Promise<string | null> {
  if (tenderId === null) return null;
  const [tender] = await analysis.db.all<{ title: string | null }>(
    `SELECT title FROM tenders WHERE tender_id = ${sqlText(tenderId)}`,
  );
  const title = tender?.title ?? null;
  return title === null ? null : maskNamesInText(title);
}

async function agencyOf(analysis: Analysis, id: string): Promise<Subject['agency']> {
  const [agency] = await analysis.db.all<NonNullable<Subject['agency']>>(
    `SELECT agency_id, agency_name, agency_type, province_iso, pacc_area, whole_year, not_whole_reason FROM agencies WHERE agency_id = ${sqlText(id)}`,
  );
  return agency ?? null;
}

/** An award, its project and its contract are one purchase: a result of any of them speaks of all. */
async function oneWith(analysis: Analysis, awardIds: string, tenderIds: string): Promise<string[]> {
  const awards = awardIds.split('\n').filter((id) => id !== '');
  const contracts = await analysis.db.all<{ contract_id: string }>(
    `SELECT contract_id FROM contracts WHERE award_id IN (${awards.map(sqlText).join(', ') || 'NULL'}) ORDER BY contract_id`,
  );
  return [
    ...awards,
    ...tenderIds.split('\n').filter((id) => id !== ''),
    ...contracts.map((row) => row.contract_id),
  ];
}

export function unknownSubject(id: string) {
  return problem('analysis.unknown_subject', {
    status: 404,
    th: `ไม่พบ "${id}" ในขอบเขตที่ดูได้ รหัสขึ้นต้นด้วย agency: pair: award: tender: contract: หรือ supplier: (ดูได้จาก truatkhap queue --format json)`,
    en: `Nothing called "${id}" is within your scope. Ids begin with agency: pair: award: tender: contract: or supplier: (see truatkhap queue --format json).`,
  });
}
