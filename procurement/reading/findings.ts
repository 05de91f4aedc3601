/** What adds to a subject's score, each part with the flag's sentence for it. */
import { shownName } from '#kernel/personal-name.ts';
import { sqlText } from '#platform/duckdb.ts';
import { peersTable } from '../4-indicators/flag-folder.ts';
import { sellersById } from './few-rows.ts';
import { resultsOf, type Analysis, type CatalogueRow } from './open.ts';
import { fillSentence, resultList, type ResultRow } from './sentence.ts';
import type { Language } from './words.ts';

/** One part of a score. Points are thousandths; money is satang. */
export type Finding = {
  flag: CatalogueRow;
  family: string;
  is_independent: boolean;
  is_material: boolean;
  contribution: number;
  money_satang: bigint;
  /** The result that is told: the subject's own, or the largest of `from_count` below it. */
  result: ResultRow;
  from_count: number;
  /** The seller meant, where an agency's finding is of one pair or seller; persons covered. */
  seller: string | null;
  sentence: string;
};

type PartRow = {
  subject_kind: string;
  subject_id: string;
  fiscal_year_be: number;
  flag_id: string;
  family: string;
  is_independent: boolean;
  is_material: boolean;
  contribution: bigint;
  money_satang: bigint;
  from_kind: string;
  from_id: string;
  from_count: bigint;
};

/** Key under which one subject's findings stand in the answer of `readFindings`. */
export const subjectKey = (kind: string, id: string, year: number): string => `${kind} ${id} ${year}`;

/**
 * Findings of the subjects that `where` selects from score_parts, most points first, then by flag.
 * `where` is SQL of this room, never typed text.
 */
export async function readFindings(
  analysis: Analysis,
  where: string,
  language: Language,
): Promise<Map<string, Finding[]>> {
  const parts = await analysis.db.all<PartRow>(
    `SELECT * FROM score_parts WHERE ${where} ORDER BY subject_kind, subject_id, fiscal_year_be, contribution DESC, money_satang DESC, flag_id`,
  );
  const results = await readResults(
    analysis,
    parts.map((part) => ({
      flag_id: part.flag_id,
      subject_id: part.from_id,
      period_be: part.fiscal_year_be,
    })),
  );
  const sellers = await sellersOf(analysis, parts, language);
  const findings = new Map<string, Finding[]>();
  for (const part of parts) {
    const flag = analysis.catalogue.find((row) => row.flag_id === part.flag_id);
    const result = results.get(`${part.flag_id} ${part.from_id} ${part.fiscal_year_be}`);
    if (!flag || !result) throw new Error(`score part without its result: ${part.flag_id} ${part.from_id}`);
    const key = subjectKey(part.subject_kind, part.subject_id, part.fiscal_year_be);
    const list = findings.get(key) ?? [];
    const seller = part.subject_kind === 'agency' ? (sellers.get(part.from_id) ?? null) : null;
    findings.set(key, [...list, await findingOf(analysis, flag, part, result, seller, language)]);
  }
  return findings;
}

async function findingOf(
  analysis: Analysis,
  flag: CatalogueRow,
  part: PartRow,
  result: ResultRow,
  seller: string | null,
  language: Language,
): Promise<Finding> {
  const told = fillSentence(flag, result, await peerMedian(analysis, flag, result.peer_group), language);
  const count = Number(part.from_count);
  const many =
    language === 'th' ? `พบ ${count} รายการ รายการที่เงินมากที่สุด: ` : `${count} such purchases; the largest: `;
  const before = (count > 1 ? many : '') + (seller === null ? '' : `${seller}: `);
  return {
    flag,
    family: part.family,
    is_independent: part.is_independent,
    is_material: part.is_material,
    contribution: Number(part.contribution),
    money_satang: part.money_satang,
    result,
    from_count: count,
    seller,
    sentence: before + told,
  };
}

/** Names of the sellers that an agency's findings are of, by pair id or supplier id. */
async function sellersOf(
  analysis: Analysis,
  parts: readonly PartRow[],
  language: Language,
): Promise<Map<string, string>> {
  const ids = parts
    .filter((part) => part.from_kind === 'pair' || part.from_kind === 'supplier')
    .map((part) => part.from_id);
  const suppliers = [...new Set(ids.map((id) => id.split('|')[1] ?? id))];
  if (suppliers.length === 0) return new Map();
  const sellers = await sellersById(analysis, suppliers);
  return new Map(
    ids.flatMap((id) => {
      const seller = sellers.get(id.split('|')[1] ?? id);
      const name = seller && shownName(seller.supplier_name, seller.is_person, language);
      return name ? [[id, name] as const] : [];
    }),
  );
}

type ResultKey = { flag_id: string; subject_id: string; period_be: number };

async function readResults(analysis: Analysis, keys: readonly ResultKey[]): Promise<Map<string, ResultRow>> {
  const found = new Map<string, ResultRow>();
  for (const flagId of new Set(keys.map((key) => key.flag_id))) {
    const ids = keys.filter((key) => key.flag_id === flagId).map((key) => sqlText(key.subject_id));
    const rows = await analysis.db.all<ResultRow>(
      `SELECT ${resultList} FROM ${resultsOf(flagId)} WHERE subject_id IN (${ids.join(', ')})`,
    );
    for (const row of rows) found.set(`${row.flag_id} ${row.subject_id} ${row.period_be}`, row);
  }
  return found;
}

/** The stored median of a peer group; null where the flag has no peers. */
export async function peerMedian(
  analysis: Analysis,
  flag: CatalogueRow,
  group: string | null,
): Promise<number | null> {
  if (!flag.has_peers || group === null) return null;
  const [row] = await analysis.db.all<{ median: number | null }>(
    `SELECT median FROM ${peersTable(flag.flag_id)} WHERE peer_group = ${sqlText(group)} LIMIT 1`,
  );
  return row?.median ?? null;
}
