/** What people made of what the analysis offered: verdicts per subject and flag version, newest first to count. */
import { sql } from 'kysely';
import type { Me } from '#office/action.ts';
import type { Candidate, FrozenFlag } from '#office/watch-items/signals/frozen.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { noSuchFlag } from './problems.ts';

export const verdicts = {
  look_further: { th: 'ควรดูต่อ', en: 'Look further' },
  explained: { th: 'มีคำอธิบายแล้ว', en: 'Explained' },
  not_useful: { th: 'ไม่เป็นประโยชน์', en: 'Not useful' },
} as const;

export type Verdict = keyof typeof verdicts;

/** The flag as the candidate holds it. @throws Problem watch.no_such_flag when the page showed another version */
export function flagIn(candidate: Candidate, flagId: string, version: number): FrozenFlag {
  const flag = candidate.content.flags.find((one) => one.flagId === flagId && one.version === version);
  if (!flag) throw noSuchFlag();
  return flag;
}

export async function writeMark(
  tx: Tx,
  me: Me,
  signalId: string,
  flag: Pick<FrozenFlag, 'flagId' | 'version'>,
  verdict: Verdict,
  why: string | undefined,
): Promise<void> {
  await sql`INSERT INTO office.signal_marks (signal_id, flag_id, flag_version, verdict, why, person_id)
    VALUES (${signalId}, ${flag.flagId}, ${flag.version}, ${verdict}, ${why ?? null}, ${me.personId})`.execute(
    tx,
  );
}

export interface Mark {
  subjectKind: string;
  subjectId: string;
  fiscalYearBe: number;
  flagId: string;
  flagVersion: number;
  verdict: Verdict;
  why: string | null;
  markedBy: string | null;
  at: Date;
}

/** The newest mark of each flag version at these subjects (all of the scope when none are named). */
export async function newestMarks(tx: Tx, subjectIds: readonly string[] | null = null): Promise<Mark[]> {
  const { rows } = await sql<Mark>`
    SELECT DISTINCT ON (m.signal_id, m.flag_id, m.flag_version) s.subject_kind AS "subjectKind", s.subject_id AS "subjectId",
      s.fiscal_year_be AS "fiscalYearBe", m.flag_id AS "flagId", m.flag_version AS "flagVersion", m.verdict, m.why,
      p.full_name AS "markedBy", m.at
    FROM office.signal_marks m JOIN office.signals s USING (signal_id) LEFT JOIN office.people p ON p.person_id = m.person_id
    WHERE ${subjectIds === null ? sql`true` : sql`s.subject_id = ANY (${subjectIds}::text[])`}
    ORDER BY m.signal_id, m.flag_id, m.flag_version, m.mark_id DESC`.execute(tx);
  return rows;
}

/** One flag version in people's hands. null: fewer than five, and the reader is not of a desk. */
export interface TrackRecord {
  flagId: string;
  flagVersion: number;
  subjects: Record<Verdict, number | null>;
}

/**
 * How each flag version fared over the whole country, by the newest mark of each subject. Those who are not
 * of a desk are not told numbers from 1 to 4, and no total from which they could be worked out.
 */
export async function trackRecords(tx: Tx): Promise<TrackRecord[]> {
  const { rows } = await sql<{
    flag_id: string;
    flag_version: number;
    verdict: Verdict;
    subjects: number | null;
  }>`
    SELECT flag_id, flag_version, verdict, subjects FROM office.flag_track_record()`.execute(tx);
  const records = new Map<string, TrackRecord>();
  for (const row of rows) {
    const key = `${row.flag_id} ${row.flag_version}`;
    const record = records.get(key) ?? {
      flagId: row.flag_id,
      flagVersion: row.flag_version,
      subjects: { look_further: 0, explained: 0, not_useful: 0 },
    };
    record.subjects[row.verdict] = row.subjects;
    records.set(key, record);
  }
  return [...records.values()];
}

/** A count as it may be shown: '<5' where it is not told. */
export const shownCount = (n: number | null): string => (n === null ? '<5' : String(n));
