/**
 * One subject explained well enough to be read aloud to the agency: what was seen with its numbers,
 * peers and rows, why it may be innocent, what to check and ask for, what looked clear, and what
 * could not be assessed.
 */
import { sqlText } from '#platform/duckdb.ts';
import { notAssessableReasons, type NotAssessableReason } from '../4-indicators/contract.ts';
import { listItems } from '../4-indicators/flag-text.ts';
import { readEvidenceRows, type EvidenceRow } from './evidence-rows.ts';
import { peerMedian, readFindings, subjectKey, type Finding } from './findings.ts';
import { checkFlag, resultsOf, type Analysis, type CatalogueRow } from './open.ts';
import { peerSpread, type PeerSpread } from './peer-values.ts';
import { nextStep, type QueueRow } from './queue.ts';
import { fillSentence, resultList, type ResultRow } from './sentence.ts';
import { findSubject, subjectColumns, type Subject } from './subject.ts';
import { textOf } from './text-files.ts';
import { formatValue, standingSentence, type Language } from './words.ts';

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

export type Explanation = {
  subject: Subject;
  /** Thousandths of a point; null where nothing counts. */
  score: number | null;
  observations: Observation[];
  clear: { flag_id: string; title: string; sentence: string }[];
  not_assessed: { flag_id: string; title: string; reason: string; text: string }[];
  next_step: QueueRow['next_step'];
  standing: string;
};

export type ExplainOptions = {
  flag?: string | undefined;
  rows?: number;
  year?: number | undefined;
  language?: Language;
};

/** @throws Problem analysis.unknown_subject, indicators.unknown_flag */
export async function explainSubject(
  analysis: Analysis,
  id: string,
  options: ExplainOptions = {},
): Promise<Explanation> {
  const { language = 'th' } = options;
  checkFlag(analysis, options.flag);
  const subject = await findSubject(analysis, id, options.year, language);
  const own = await ownResults(analysis, subject);
  const scored = await readFindings(
    analysis,
    `subject_id = ${sqlText(id)} AND fiscal_year_be = ${subject.fiscal_year_be}`,
    language,
  );
  const findings = scored.get(subjectKey(subject.kind, id, subject.fiscal_year_be)) ?? [];
  const counted = findings.filter((finding) => finding.contribution > 0);
  return {
    subject,
    score: findings.length === 0 ? null : counted.reduce((sum, finding) => sum + finding.contribution, 0),
    observations: await observations(analysis, subject, findings, own, options),
    ...otherOutcomes(analysis, own.filter(isWanted(options)), language),
    next_step: nextStep(counted, language),
    standing: standingSentence[language],
  };
}

const isWanted = (options: ExplainOptions) => (row: { flag_id: string }) =>
  options.flag === undefined || options.flag === row.flag_id;

/** What adds points first, then flagged results that add none (context, or another kind of subject). */
async function observations(
  analysis: Analysis,
  subject: Subject,
  findings: readonly Finding[],
  own: readonly ResultRow[],
  options: ExplainOptions,
): Promise<Observation[]> {
  const { rows = 20, language = 'th' } = options;
  const list: Observation[] = [];
  for (const finding of findings.filter(({ flag }) => isWanted(options)(flag))) {
    list.push(
      await observe(analysis, finding, await toldResults(analysis, subject, finding), rows, language),
    );
  }
  for (const result of own.filter((one) => one.outcome === 'flagged' && isWanted(options)(one))) {
    if (findings.some((finding) => finding.flag.flag_id === result.flag_id)) continue;
    list.push(await observe(analysis, await uncounted(analysis, result, language), [result], rows, language));
  }
  return list;
}

/** Results that speak of the subject directly; only flags that look at subjects of its kinds are asked. */
async function ownResults(analysis: Analysis, subject: Subject): Promise<ResultRow[]> {
  const kinds = new Set(subject.ids.map((id) => id.split(':')[0]));
  const ids = subject.ids.map(sqlText).join(', ');
  const own: ResultRow[] = [];
  for (const flag of analysis.catalogue.filter((row) => kinds.has(row.subject_kind))) {
    const rows = await analysis.db.all<ResultRow>(
      `SELECT ${resultList} FROM ${resultsOf(flag.flag_id)} WHERE subject_id IN (${ids}) AND period_be = ${subject.fiscal_year_be} ORDER BY subject_id`,
    );
    own.push(...rows);
  }
  return own;
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

function flagOf(analysis: Analysis, flagId: string): CatalogueRow {
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

async function observe(
  analysis: Analysis,
  finding: Finding,
  told: readonly ResultRow[],
  limit: number,
  language: Language,
): Promise<Observation> {
  const { flag, result } = finding;
  const text = textOf(flag, language);
  const rows: EvidenceRow[] = [];
  let row_count = 0;
  for (const one of told) {
    const evidence = await readEvidenceRows(analysis, flag, one, limit - rows.length, language);
    rows.push(...evidence.rows);
    row_count += evidence.total;
  }
  return {
    flag,
    title: text.title,
    sentence: finding.sentence,
    result,
    contribution: finding.contribution,
    from_count: finding.from_count,
    peers: await peerSpread(analysis, flag, result),
    rows,
    row_count,
    why: text.why,
    innocent: listItems(text.innocent),
    check: listItems(text.check),
    documents: listItems(text.documents),
    limits: listItems(text.limits),
    law: listItems(text.references),
  };
}

function otherOutcomes(
  analysis: Analysis,
  results: readonly ResultRow[],
  language: Language,
): Pick<Explanation, 'clear' | 'not_assessed'> {
  const clear: Explanation['clear'] = [];
  const not_assessed: Explanation['not_assessed'] = [];
  for (const result of results) {
    const flag = flagOf(analysis, result.flag_id);
    const title = language === 'th' ? flag.title_th : flag.title_en;
    if (result.outcome === 'clear') {
      clear.push({ flag_id: flag.flag_id, title, sentence: measured(flag, result, language) });
    } else if (result.outcome === 'not_assessable') {
      const reason = (result.reason ?? '') as NotAssessableReason;
      not_assessed.push({
        flag_id: flag.flag_id,
        title,
        reason,
        text: notAssessableReasons[reason]?.[language] ?? reason,
      });
    }
  }
  return { clear, not_assessed };
}

/** A clear result is told by its number alone: the flag's own sentence would say what was not seen. */
function measured(flag: CatalogueRow, result: ResultRow, language: Language): string {
  const value = formatValue(result.value, flag.value_unit, language);
  const threshold = formatValue(result.threshold, flag.value_unit, language);
  const compared =
    result.threshold === null ? '' : ` · ${language === 'th' ? 'เกณฑ์' : 'threshold'} ${threshold}`;
  return `${language === 'th' ? 'วัดได้' : 'measured'} ${value}${compared}`;
}
