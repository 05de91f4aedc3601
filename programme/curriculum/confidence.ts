/**
 * Three short questions before and after a course: does the State's duty of section 63 (teach, and give ways that
 * work) reach people? Nobody's answers: no person, place or hour is kept, and it is no action, since an event would
 * say who answered. Means are told from ten answers on.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import { bangkokToday } from '#kernel/working-days.ts';
import { whoAmI } from '#office/action.ts';
import { choice, rowId, wholeNumber } from '#office/form-fields.ts';
import { inputProblem, notFound } from '#office/problems.ts';
import type { Store, Tx, Viewer } from '#platform/postgres/store.ts';
import { rulesOf } from './attempt-rules.ts';

export const phases = ['before', 'after'] as const;
export type Phase = (typeof phases)[number];

const mark = wholeNumber(1, 5);
const answer = v.object({ versionId: rowId, phase: choice(phases), knows: mark, would: mark, safe: mark });

/** @throws Problem office.input, office.not_found */
export function answerConfidence(store: Store, viewer: Viewer, raw: unknown): Promise<void> {
  return store.within(viewer, async (tx) => {
    if (!(await whoAmI(tx))) throw notFound();
    const parsed = v.safeParse(answer, raw);
    if (!parsed.success) throw inputProblem(parsed.issues);
    const { versionId, phase, knows, would, safe } = parsed.output;
    await rulesOf(tx, versionId);
    const monthOn = `${bangkokToday(new Date()).slice(0, 7)}-01`;
    await sql`
      INSERT INTO office.confidence_answers (version_id, phase, month_on, knows_where_to_ask, would_ask, feels_safe)
      VALUES (${versionId}, ${phase}, ${monthOn}::date, ${knows}, ${would}, ${safe})`.execute(tx);
  });
}

export interface Confidence {
  phase: Phase;
  /** Null, with the means, below the threshold. */
  n: number | null;
  knows: number | null;
  would: number | null;
  safe: number | null;
}

/** Means of 1 to 5 by phase; a phase that nobody answered is not there. */
export async function confidenceOf(tx: Tx, versionId: string): Promise<Confidence[]> {
  const { rows } = await sql<Confidence>`
    SELECT phase, n, knows::float8 AS knows, would::float8 AS would, safe::float8 AS safe FROM office.confidence_means(${versionId})
    ORDER BY phase DESC`.execute(tx);
  return rows;
}
