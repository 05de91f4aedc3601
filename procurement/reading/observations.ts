/** What was observed of a subject: each part of its score, told with its peers, its rows and the flag's words. */
import { sqlText } from '#platform/duckdb.ts';
import { listItems } from '../4-indicators/flag-text.ts';
import { evidenceIds, readRows, streamEvidence, type EvidenceRow, type WantedRow } from './evidence-rows.ts';
import { peerMedian, type Finding } from './findings.ts';
import { resultsOf, type Analysis, type CatalogueRow } from './open.ts';
import { peerSpread, type PeerSpread } from './peer-values.ts';
import { fillSentence, resultList, type ResultRow } from './sentence.ts';
import { subjectCases, type SubjectCases } from './subject-case.ts';
import { subjectColumns, type Subject } from './subject.ts';
import { textOf } from './text-files.ts';
import type { Language } from './words.ts';

export type Observation = {
  flag: CatalogueRow;
  title: string;
  sentence: string;
  result: ResultRow;
  /** Thousandths of a point in this subject's score; 0 where it does not count. */
  contribution: number;
  /** More than 1: the largest of so many results below this subject is told. */
  from_count: number;
  peers: PeerSpread | null;
  rows: EvidenceRow[];
  row_count: number;
  why: string;
  innocent: string[];
  check: string[];
  documents: string[];
  limits: string[];
  law: string[];
};

export type ExplainOptions = {
  flag?: string | undefined;
  rows?: number;
  year?: number | undefined;
  language?: Language;
};

export const isWanted = (options: ExplainOptions) => (row: { flag_id: string }) =>
  options.flag === undefined || options.flag === row.flag_id;

/** What adds points first, then flagged results that add none (context, or another kind of subject). */
export async function observations(
  analysis: Analysis,
  subject: Subject,
  findings: readonly Finding[],
  own: readonly ResultRow[],
  options: ExplainOptions,
): Promise<Observation[]> {
  const cases = subjectCases(analysis, subject.agency?.agency_id ?? null);
  try {
    const found: Evidence[] = [];
    for (const told of await toldOf(analysis, subject, findings, own, options))
      found.push(await evidenceOf(cases, told, options.rows ?? 20));
    await fetchRows(
      found.flatMap((evidence) => evidence.parts),
      options.language ?? 'th',
    );
    const list: Observation[] = [];
    for (const evidence of found) list.push(await observe(analysis, evidence, options.language ?? 'th'));
    return list;
  } finally {
    cases.close();
  }
}

/** The rows of all observations of the wanted flag, in pieces: exactly those that `observations` counts. */
export async function* observedRows(
  analysis: Analysis,
  subject: Subject,
  findings: readonly Finding[],
  own: readonly ResultRow[],
  options: ExplainOptions,
): AsyncGenerator<EvidenceRow[]> {
  const cases = subjectCases(analysis, subject.agency?.agency_id ?? null);
  try {
    for (const { finding, told } of await toldOf(analysis, subject, findings, own, options))
      for (const result of told)
        yield* streamEvidence(await cases.of(result), finding.flag, result, options.language ?? 'th');
  } finally {
    cases.close();
  }
}

type Told = { finding: Finding; told: readonly ResultRow[] };
/** The rows of one told result, and where they are read from. */
type Part = { from: Analysis; wanted: WantedRow[]; rows: EvidenceRow[] };
type Evidence = Told & { parts: Part[]; total: number };

async function toldOf(
  analysis: Analysis,
  subject: Subject,
  findings: readonly Finding[],
  own: readonly ResultRow[],
  options: ExplainOptions,
): Promise<Told[]> {
  const list: Told[] = [];
  for (const finding of findings.filter(({ flag }) => isWanted(options)(flag)))
    list.push({ finding, told: await toldResults(analysis, subject, finding) });
  for (const result of own.filter((one) => one.outcome === 'flagged' && isWanted(options)(one))) {
    if (findings.some((finding) => finding.flag.flag_id === result.flag_id)) continue;
    list.push({ finding: await uncounted(analysis, result, options.language ?? 'th'), told: [result] });
  }
  return list;
}

/** A flagged result that adds no points (a context flag, or another kind of subject). */
async function uncounted(analysis: Analysis, result: ResultRow, language: Language): Promise<Finding> {
  const flag = flagOf(analysis, result.flag_id);
  const sentence = fillSentence(flag, result, await peerMedian(analysis, flag, result.peer_group), language);
  return {
    flag,
    family: flag.family,
    is_independent: false,
    is_material: false,
    contribution: 0,
    money_satang: result.amount_satang ?? 0n,
    result,
    from_count: 1,
    seller: null,
    sentence,
  };
}

export function flagOf(analysis: Analysis, flagId: string): CatalogueRow {
  const flag = analysis.catalogue.find((row) => row.flag_id === flagId);
  if (!flag) throw new Error(`a result of a flag that did not run: ${flagId}`);
  return flag;
}

/** The results whose rows are shown: the told one first, then the others of the flag below this subject. */
async function toldResults(analysis: Analysis, subject: Subject, finding: Finding): Promise<ResultRow[]> {
  const column = subjectColumns[finding.flag.subject_kind];
  const own = subjectColumns[subject.kind];
  if (finding.from_count === 1 || column === undefined || own === undefined) return [finding.result];
  const from = finding.flag.subject_kind === 'contract' ? 'contracts' : 'awards';
  const others = await analysis.db.all<ResultRow>(
    `SELECT ${resultList} FROM ${resultsOf(finding.flag.flag_id)} WHERE outcome = 'flagged' AND period_be = ${subject.fiscal_year_be}
       AND subject_id IN (SELECT ${column} FROM ${from} WHERE ${own} = ${sqlText(subject.id)}) AND subject_id <> ${sqlText(finding.result.subject_id)}
     ORDER BY amount_thb DESC NULLS LAST, subject_id LIMIT 20`,
  );
  return [finding.result, ...others];
}

/** Which rows the told results rest on, `limit` in all. */
async function evidenceOf(cases: SubjectCases, told: Told, limit: number): Promise<Evidence> {
  const parts: Part[] = [];
  let left = limit;
  let total = 0;
  for (const result of told.told) {
    const from = await cases.of(result);
    const { wanted, total: more } = await evidenceIds(from, told.finding.flag, result, left);
    parts.push({ from, wanted, rows: [] });
    left -= wanted.length;
    total += more;
  }
  return { ...told, parts, total };
}

/** The rows of all observations at once, case by case. */
async function fetchRows(parts: readonly Part[], language: Language): Promise<void> {
  for (const from of new Set(parts.map((part) => part.from))) {
    const own = parts.filter((part) => part.from === from);
    const wanted = own.flatMap((part) => part.wanted);
    const rows = await readRows(from, wanted, language);
    for (const part of own) part.rows = rows.splice(0, part.wanted.length);
  }
}

async function observe(
  analysis: Analysis,
  { finding, parts, total }: Evidence,
  language: Language,
): Promise<Observation> {
  const { flag, result } = finding;
  const text = textOf(flag, language);
  return {
    flag,
    title: text.title,
    sentence: finding.sentence,
    result,
    contribution: finding.contribution,
    from_count: finding.from_count,
    peers: await peerSpread(analysis, flag, result),
    rows: parts.flatMap((part) => part.rows),
    row_count: total,
    why: text.why,
    innocent: listItems(text.innocent),
    check: listItems(text.check),
    documents: listItems(text.documents),
    limits: listItems(text.limits),
    law: listItems(text.references),
  };
}
