/** What adds to a subject's score, each part with the flag's sentence for it. */
import { sqlText } from '#platform/duckdb.ts';
import { peersTable } from '../4-indicators/flag-folder.ts';
import type { Analysis, CatalogueRow } from './open.ts';
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
export async function readFindings(analysis: Analysis, where: string, language: Language): Promise<Map<string, Finding[]>> {
  const parts = await analysis.db.all<PartRow>(
    `SELECT * FROM score_parts WHERE ${where} ORDER BY subject_kind, subject_id, fiscal_year_be, contribution DESC, money_satang DESC, flag_id`,
  );
  const results = await readResults(analysis, parts.map((part) => ({ flag_id: part.flag_id, subject_id: part.from_id, period_be: part.fiscal_year_be })));
  const findings = new Map<string, Finding[]>();
  for (const part of parts) {
    const flag = analysis.catalogue.find((row) => row.flag_id === part.flag_id);
    const result = results.get(`${part.flag_id} ${part.from_id} ${part.fiscal_year_be}`);
    if (!flag || !result) throw new Error(`score part without its result: ${part.flag_id} ${part.from_id}`);
    const key = subjectKey(part.subject_kind, part.subject_id, part.fiscal_year_be);
    const list = findings.get(key) ?? [];
    findings.set(key, [...list, await findingOf(analysis, flag, part, result, language)]);
  }
  return findings;
}

async function findingOf(analysis: Analysis, flag: CatalogueRow, part: PartRow, result: ResultRow, language: Language): Promise<Finding> {
  const told = fillSentence(flag, result, await peerMedian(analysis, flag, result.peer_group), language);
  const count = Number(part.from_count);
  const before = language === 'th' ? `พบ ${count} รายการ รายการที่เงินมากที่สุด: ` : `${count} of them; the largest: `;
  return {
    flag,
    family: part.family,
    is_independent: part.is_independent,
    is_material: part.is_material,
    contribution: Number(part.contribution),
    money_satang: part.money_satang,
    result,
    from_count: count,
    sentence: count > 1 ? before + told : told,
  };
}

type ResultKey = { flag_id: string; subject_id: string; period_be: number };

async function readResults(analysis: Analysis, keys: readonly ResultKey[]): Promise<Map<string, ResultRow>> {
  if (keys.length === 0) return new Map();
  const tuples = keys.map((key) => `(${sqlText(key.flag_id)}, ${sqlText(key.subject_id)}, ${key.period_be})`);
  const flags = [...new Set(keys.map((key) => sqlText(key.flag_id)))];
  const rows = await analysis.db.all<ResultRow>(
    `SELECT DISTINCT ${resultList} FROM results JOIN (VALUES ${tuples.join(', ')}) k(f, s, p) ON flag_id = f AND subject_id = s AND period_be = p
     WHERE flag_id IN (${flags.join(', ')})`,
  );
  return new Map(rows.map((row) => [`${row.flag_id} ${row.subject_id} ${row.period_be}`, row]));
}

/** The stored median of a peer group; null where the flag has no peers. */
export async function peerMedian(analysis: Analysis, flag: CatalogueRow, group: string | null): Promise<number | null> {
  if (!flag.has_peers || group === null) return null;
  const [row] = await analysis.db.all<{ median: number | null }>(
    `SELECT median FROM ${peersTable(flag.flag_id)} WHERE peer_group = ${sqlText(group)} LIMIT 1`,
  );
  return row?.median ?? null;
}
