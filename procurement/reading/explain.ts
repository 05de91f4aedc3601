/**
 * One subject explained well enough to be read aloud to the agency: what was seen with its numbers,
 * peers and rows, why it may be innocent, what to check and ask for, what looked clear, and what
 * could not be assessed.
 */
import { sqlText } from '#platform/duckdb.ts';
import { notAssessableReasons, type NotAssessableReason } from '../4-indicators/contract.ts';
import type { EvidenceRow } from './evidence-rows.ts';
import { readFindings, subjectKey, type Finding } from './findings.ts';
import {
  flagOf,
  isWanted,
  observations,
  observedRows,
  type ExplainOptions,
  type Observation,
} from './observations.ts';
import { checkFlag, resultsOf, type Analysis, type CatalogueRow } from './open.ts';
import { nextStep, type QueueRow } from './queue.ts';
import { resultList, type ResultRow } from './sentence.ts';
import { findSubject, type Subject } from './subject.ts';
import { formatValue, standingSentence, type Language } from './words.ts';

export type { Observation } from './observations.ts';

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

/** @throws Problem analysis.unknown_subject, indicators.unknown_flag */
export async function explainSubject(
  analysis: Analysis,
  id: string,
  options: ExplainOptions = {},
): Promise<Explanation> {
  const { language = 'th' } = options;
  const { subject, own, findings } = await seenOf(analysis, id, options);
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

/**
 * The rows behind one flag at a subject, in pieces: exactly those that its explanation counts.
 * @throws Problem analysis.unknown_subject, indicators.unknown_flag
 */
export async function* streamObserved(
  analysis: Analysis,
  id: string,
  options: ExplainOptions & { flag: string },
): AsyncGenerator<EvidenceRow[]> {
  const { subject, own, findings } = await seenOf(analysis, id, options);
  yield* observedRows(analysis, subject, findings, own, options);
}

interface Seen {
  subject: Subject;
  own: ResultRow[];
  findings: Finding[];
}

async function seenOf(analysis: Analysis, id: string, options: ExplainOptions): Promise<Seen> {
  const { language = 'th' } = options;
  checkFlag(analysis, options.flag);
  const subject = await findSubject(analysis, id, options.year, language);
  const { kind, fiscal_year_be } = subject;
  const where = `subject_id = ${sqlText(id)} AND fiscal_year_be = ${fiscal_year_be}`;
  const scored = await readFindings(analysis, where, language);
  const findings = scored.get(subjectKey(kind, id, fiscal_year_be)) ?? [];
  return { subject, own: await ownResults(analysis, subject), findings };
}

/**
 * Results that speak of the subject directly; only flags that look at subjects of its kinds are asked. Each id is
 * asked for by itself while they are few: so the index answers.
 */
async function ownResults(analysis: Analysis, subject: Subject): Promise<ResultRow[]> {
  const byKind = Map.groupBy(subject.ids, (id) => id.split(':')[0]);
  const parts = analysis.catalogue.flatMap(({ flag_id, subject_kind }) => {
    const ids = (byKind.get(subject_kind) ?? []).map(sqlText);
    const asked = ids.length > 8 ? [`IN (${ids.join(', ')})`] : ids.map((id) => `= ${id}`);
    return asked.map(
      (which) =>
        `SELECT ${resultList} FROM ${resultsOf(flag_id)} WHERE subject_id ${which} AND period_be = ${subject.fiscal_year_be}`,
    );
  });
  return parts.length === 0
    ? []
    : analysis.db.all<ResultRow>(`${parts.join(' UNION ALL ')} ORDER BY flag_id, subject_id`);
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
