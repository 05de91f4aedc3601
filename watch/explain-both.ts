/** One subject explained in both languages, for a copy that is read in either for years. */
import { explainSubject, type Analysis } from '#procurement/read.ts';
import type { Candidate } from '#office/watch-items/signals/frozen.ts';
import { candidateOf } from './candidate.ts';

/** Rows kept per flag; `rowCount` says how many there were. */
const mostRows = 100;

/** @throws Problem analysis.unknown_subject, also where the subject lies outside the reader's scope */
export async function readCandidate(analysis: Analysis, id: string, year?: number): Promise<Candidate> {
  const options = { rows: mostRows, ...(year === undefined ? {} : { year }) };
  const th = await explainSubject(analysis, id, { ...options, language: 'th' });
  const en = await explainSubject(analysis, id, { ...options, language: 'en' });
  return candidateOf({ th, en }, analysis);
}
