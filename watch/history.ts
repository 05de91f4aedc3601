/** What people have done about one subject so far: their verdicts, the copies kept, the watch items that came of it. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import { newestMarks, type Mark } from './marks.ts';

export interface KeptSignal {
  id: string;
  frozenAt: Date;
  generation: number;
}

export interface LinkedItem {
  id: string;
  number: string;
  title: string;
  state: string;
}

export interface SubjectHistory {
  marks: Mark[];
  signals: KeptSignal[];
  items: LinkedItem[];
}

export async function subjectHistory(
  tx: Tx,
  subjectId: string,
  fiscalYearBe: number,
): Promise<SubjectHistory> {
  const marks = await newestMarks(tx, [subjectId]);
  const { rows: signals } = await sql<KeptSignal>`
    SELECT signal_id AS id, frozen_at AS "frozenAt", generation FROM office.signals
    WHERE subject_id = ${subjectId} AND fiscal_year_be = ${fiscalYearBe} ORDER BY frozen_at`.execute(tx);
  const { rows: items } = await sql<LinkedItem>`
    SELECT DISTINCT i.watch_item_id AS id, i.number, i.title, i.state
    FROM office.watch_sources s JOIN office.watch_items i USING (watch_item_id)
    WHERE s.signal_id = ANY (${signals.map((one) => one.id)}::uuid[]) ORDER BY i.number`.execute(tx);
  return { marks: marks.filter((mark) => mark.fiscalYearBe === fiscalYearBe), signals, items };
}
