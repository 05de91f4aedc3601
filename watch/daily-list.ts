/**
 * What the desk looks at today: the list of the analysis in its own order, without what somebody has judged
 * already under the flag versions that run now, cut to what the desk can do in a day. What was judged today
 * counts against the day, so the list empties and does not refill.
 */
import { sql } from 'kysely';
import { bangkokToday } from '#kernel/working-days.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { readCapacity } from './capacity.ts';
import { newestMarks, type Mark } from './marks.ts';

/** What the daily list needs of a row of the analysis' list (QueueRow has it all). */
export interface Listed {
  subject_id: string;
  fiscal_year_be: number;
  findings: readonly { flag: { flag_id: string; version: number }; contribution: number }[];
}

/**
 * `never_seen`; `partly_judged`: some of the flags that count were judged, others not; `changed_since`: one was judged
 * in another version than runs now.
 */
export type Newness = 'never_seen' | 'partly_judged' | 'changed_since';

export interface DailyList<Row extends Listed> {
  capacity: number;
  judgedToday: number;
  today: { row: Row; newness: Newness }[];
  /** Not judged yet, and beyond what the day holds. */
  waiting: number;
  /** Of each row of the queue, in its order; null where all that counts there was judged. */
  newness: (Newness | null)[];
}

/** @param areaNo whose desk; null: the centre */
export async function dailyList<Row extends Listed>(
  tx: Tx,
  queue: readonly Row[],
  areaNo: number | null,
): Promise<DailyList<Row>> {
  const capacity = await readCapacity(tx, areaNo);
  const judgedToday = await countJudgedToday(tx, areaNo);
  const judged = marksBySubject(await newestMarks(tx, [...new Set(queue.map((row) => row.subject_id))]));
  const all = queue.map((row) => newnessOf(row, judged.get(keyOf(row.subject_id, row.fiscal_year_be))));
  const open = queue.flatMap((row, k) => {
    const newness = all[k] ?? null;
    return newness === null ? [] : [{ row, newness }];
  });
  const left = Math.max(0, capacity - judgedToday);
  const waiting = Math.max(0, open.length - left);
  return { capacity, judgedToday, today: open.slice(0, left), waiting, newness: all };
}

const keyOf = (id: string, year: number) => `${id} ${year}`;

function marksBySubject(marks: readonly Mark[]): Map<string, Set<string>> {
  const bySubject = new Map<string, Set<string>>();
  for (const mark of marks) {
    const key = keyOf(mark.subjectId, mark.fiscalYearBe);
    const flags = bySubject.get(key) ?? new Set<string>();
    flags.add(`${mark.flagId} ${mark.flagVersion}`);
    bySubject.set(key, flags);
  }
  return bySubject;
}

/** null: every flag that counts here was judged in the version that runs now. */
function newnessOf(row: Listed, judged: ReadonlySet<string> | undefined): Newness | null {
  if (!judged) return 'never_seen';
  const counted = row.findings.filter((finding) => finding.contribution > 0);
  const left = counted.filter(({ flag }) => !judged.has(`${flag.flag_id} ${flag.version}`));
  if (left.length === 0) return null;
  const versions = [...judged].map((key) => key.split(' ')[0]);
  return left.some(({ flag }) => versions.includes(flag.flag_id)) ? 'changed_since' : 'partly_judged';
}

/** Subjects on which anybody of the desk's place gave a verdict today, in Bangkok. */
async function countJudgedToday(tx: Tx, areaNo: number | null): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(DISTINCT s.signal_id) AS n FROM office.signal_marks m JOIN office.signals s USING (signal_id)
    WHERE (m.at AT TIME ZONE 'Asia/Bangkok')::date = ${bangkokToday(new Date())}::date
      AND (${areaNo}::int IS NULL OR s.area_no = ${areaNo})`.execute(tx);
  return rows[0]!.n;
}
