/** รายการที่ควรดูก่อน: at most one row per agency and fiscal year, most points first. */
import { sqlText } from '#platform/duckdb.ts';
import { shownName } from '#kernel/personal-name.ts';
import { readFindings, subjectKey, type Finding } from './findings.ts';
import type { Analysis } from './open.ts';
import { readNextSteps, readProvinces, textOf } from './text-files.ts';
import { agencyTypes, families, wordsOf, type Language } from './words.ts';

/** One row of the list; money in satang, days since 1970-01-01, points in whole thousandths. */
export type QueueRow = {
  place: number;
  subject_kind: string;
  subject_id: string;
  fiscal_year_be: number;
  agency_id: string;
  agency_name: string;
  agency_type: string;
  province_iso: string | null;
  province: string | null;
  pacc_area: number | null;
  /** The other side, where the subject is a pair or an award; persons covered. */
  supplier_name: string | null;
  score: number;
  families: string[];
  seen: string[];
  why: string;
  money_satang: bigint;
  sure: { independent_families: number; facts: number; estimates: number };
  /** Last signing day known of the agency in that year. */
  last_signed_day: number | null;
  next_step: { step: string; text: string; documents: string[] };
  findings: Finding[];
  /** Other ranked subjects of the same agency and year. */
  also: { subject_kind: string; subject_id: string; score: number }[];
};

type ListedRow = {
  subject_kind: string;
  subject_id: string;
  fiscal_year_be: number;
  agency_id: string;
  agency_name: string;
  agency_type: string;
  province_iso: string | null;
  pacc_area: number | null;
  supplier_name: string | null;
  is_person: boolean | null;
  score: bigint;
  money_satang: bigint;
  last_signed_day: number | null;
};

/** Names one row of the list. */
export type QueueKey = Pick<QueueRow, 'subject_kind' | 'subject_id' | 'fiscal_year_be'>;

/**
 * The first `limit` rows of the list within the scope of `analysis`, or those of `keys` that are on it. The
 * place of a row is its place among those read.
 */
export async function readQueue(
  analysis: Analysis,
  options: { limit?: number; keys?: readonly QueueKey[]; language?: Language } = {},
): Promise<QueueRow[]> {
  const { keys: wanted, limit = wanted?.length ?? 20, language = 'th' } = options;
  const listed = await analysis.db.all<ListedRow>(listSql(limit, wanted));
  if (listed.length === 0) return [];
  const findings = await readFindings(analysis, isOneOf(listed), language);
  const agencies = [...new Set(listed.map((row) => sqlText(row.agency_id)))].join(', ');
  const others = await analysis.db.all<{
    agency_id: string;
    fiscal_year_be: number;
    subject_kind: string;
    subject_id: string;
    score: bigint;
  }>(
    `SELECT agency_id, fiscal_year_be, subject_kind, subject_id, score FROM candidates
     WHERE NOT is_listed AND agency_id IN (${agencies}) ORDER BY agency_place`,
  );
  return listed.map((row, k) => {
    const found = findings.get(subjectKey(row.subject_kind, row.subject_id, row.fiscal_year_be)) ?? [];
    const also = others.filter(
      (other) => other.agency_id === row.agency_id && other.fiscal_year_be === row.fiscal_year_be,
    );
    return queueRow(
      row,
      k + 1,
      found,
      also.map(({ subject_kind, subject_id, score }) => ({ subject_kind, subject_id, score: Number(score) })),
      language,
    );
  });
}

const isOneOf = (keys: readonly QueueKey[]): string => {
  const named = keys.map(
    (key) => `(${sqlText(key.subject_kind)}, ${sqlText(key.subject_id)}, ${Math.trunc(key.fiscal_year_be)})`,
  );
  return named.length === 0 ? 'false' : `(subject_kind, subject_id, fiscal_year_be) IN (${named.join(', ')})`;
};

const listSql = (limit: number, keys?: readonly QueueKey[]) => `
WITH listed AS (
  SELECT * FROM candidates WHERE is_listed ${keys === undefined ? '' : `AND ${isOneOf(keys)}`} ORDER BY list_score DESC, money_satang DESC, agency_id, fiscal_year_be LIMIT ${Math.max(0, Math.trunc(limit))}
),
last_days AS (
  SELECT agency_id, fiscal_year_be, max(signed_day) FILTER (WHERE signed_month_be IS NOT NULL) AS last_signed_day
  FROM awards WHERE agency_id IN (SELECT agency_id FROM listed) GROUP BY ALL
),
sellers AS (
  SELECT w.pair_id, any_value(s.supplier_name ORDER BY s.supplier_id) AS supplier_name, bool_or(s.is_person) AS is_person
  FROM awards w JOIN suppliers s USING (supplier_id) WHERE w.pair_id IN (SELECT pair_id FROM listed) GROUP BY ALL
)
SELECT l.subject_kind, l.subject_id, l.fiscal_year_be, l.agency_id, a.agency_name, a.agency_type, a.province_iso, a.pacc_area,
  s.supplier_name, s.is_person, l.score, l.money_satang, d.last_signed_day
FROM listed l
JOIN agencies a USING (agency_id)
LEFT JOIN last_days d USING (agency_id, fiscal_year_be)
LEFT JOIN sellers s USING (pair_id)
ORDER BY l.list_score DESC, l.money_satang DESC, l.agency_id, l.fiscal_year_be`;

function queueRow(
  row: ListedRow,
  place: number,
  findings: Finding[],
  also: QueueRow['also'],
  language: Language,
): QueueRow {
  const counted = findings.filter((finding) => finding.contribution > 0);
  const [first] = counted;
  return {
    place,
    subject_kind: row.subject_kind,
    subject_id: row.subject_id,
    fiscal_year_be: row.fiscal_year_be,
    agency_id: row.agency_id,
    agency_name: row.agency_name,
    agency_type: wordsOf(agencyTypes, row.agency_type, language),
    province_iso: row.province_iso,
    province: provinceName(row.province_iso, language),
    pacc_area: row.pacc_area,
    supplier_name: shownName(row.supplier_name, row.is_person, language),
    score: Number(row.score),
    families: [...new Set(counted.map((finding) => wordsOf(families, finding.family, language)))],
    seen: counted.map((finding) => finding.sentence),
    why: first ? firstLine(textOf(first.flag, language).why) : '',
    money_satang: row.money_satang,
    sure: {
      independent_families: new Set(counted.filter((f) => f.is_independent).map((f) => f.family)).size,
      facts: counted.filter((finding) => finding.result.p_value === null).length,
      estimates: counted.filter((finding) => finding.result.p_value !== null).length,
    },
    last_signed_day: row.last_signed_day,
    next_step: nextStep(counted, language),
    findings,
    also,
  };
}

function provinceName(iso: string | null, language: Language): string | null {
  return iso === null ? null : (readProvinces().get(iso)?.[language] ?? iso);
}

const firstLine = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '') ?? '';

/** The step of the family that weighs most, and what to ask for: the documents of the counted flags. */
export function nextStep(findings: readonly Finding[], language: Language): QueueRow['next_step'] {
  const step = readNextSteps()[findings[0]?.family ?? ''];
  const documents = findings.flatMap((finding) =>
    textOf(finding.flag, language)
      .documents.split('\n')
      .map((line) => line.replace(/^[-*]\s+/, '').trim()),
  );
  return {
    step: step?.step ?? 'call',
    text: step?.[language] ?? '',
    documents: [...new Set(documents.filter((line) => line !== ''))].slice(0, 8),
  };
}
