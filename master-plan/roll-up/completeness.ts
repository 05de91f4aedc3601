/**
 * How whole and how timely a round is, by body: values given of values asked, with those who sent nothing counted as
 * nothing; by the first valid sending and by the last change; and which way figures went after they were first sent.
 */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import { hundredthsOf } from '#master-plan/returns/figures.ts';
import { keepSums, placesOf } from './read.ts';

export interface Wholeness {
  provinceIso: string;
  provinceTh: string;
  provinceEn: string;
  /** Bodies. */
  owed: number;
  sent: number;
  /** First whole sending before the window closed; afterwards by leave; afterwards without (never, as leave is asked for). */
  inTime: number;
  byLeave: number;
  /** Sent, with something asked still missing. */
  incomplete: number;
  /** Changed after the window had closed. */
  changedLate: number;
  /** Values asked of all who owe, and given: the second is never more than the first. */
  required: number;
  given: number;
  /** Figures raised and lowered between the first and the last revision. */
  raised: number;
  lowered: number;
}

/** Of the reader's provinces, at this moment. What a body that sent nothing would be asked is what its kind is asked. */
export async function wholenessOf(tx: Tx, roundId: string): Promise<Wholeness[]> {
  const provinces = (await placesOf(tx, roundId)).map(({ provinceIso }) => provinceIso);
  await keepSums(tx, { roundId, level: 'submitted' }, provinces);
  const { rows } = await sql<Wholeness>`
    SELECT w.province_iso AS "provinceIso", p.name_th AS "provinceTh", p.name_en AS "provinceEn", w.owed_count AS owed, w.sent_count AS sent,
      w.in_time_count AS "inTime", w.by_leave_count AS "byLeave", w.incomplete_count AS incomplete, w.changed_late_count AS "changedLate",
      w.required_count AS required, w.given_count AS given, w.raised_count AS raised, w.lowered_count AS lowered
    FROM office.return_sum_heads w JOIN office.provinces p USING (province_iso)
    WHERE w.return_round_id = ${roundId} AND w.level = 'submitted' AND w.province_iso = ANY (${provinces}::text[]) ORDER BY 1`.execute(
    tx,
  );
  return rows;
}

export interface Restatement {
  returnId: string;
  nameTh: string;
  titleTh: string;
  titleEn: string;
  /** Hundredths; null where no value stood. */
  first: { a: bigint | null; b: bigint | null };
  last: { a: bigint | null; b: bigint | null };
}

/** Of a province's bodies: each figure that the last sending has otherwise than the first; at most 500. */
export async function restatementsOf(tx: Tx, roundId: string, provinceIso: string): Promise<Restatement[]> {
  type Row = Omit<Restatement, 'first' | 'last'> & Record<'a1' | 'a2' | 'b1' | 'b2', string | null>;
  const { rows } = await sql<Row>`
    SELECT r.quarterly_return_id AS "returnId", r.name_th AS "nameTh", i.title_th AS "titleTh", i.title_en AS "titleEn", r.first_a AS a1,
      r.last_a AS a2, r.first_b AS b1, r.last_b AS b2
    FROM office.restatements(${roundId}, ${provinceIso}) r JOIN office.indicators i USING (indicator_id)`.execute(
    tx,
  );
  const figure = (told: string | null) => (told === null ? null : hundredthsOf(told));
  return rows.map(({ a1, a2, b1, b2, ...row }) => ({
    ...row,
    first: { a: figure(a1), b: figure(b1) },
    last: { a: figure(a2), b: figure(b2) },
  }));
}
