/** A case and the consultation behind it, as its actions need them. */
import { sql } from 'kysely';
import { knownColumns, knownTables } from '#clinic/publishing/known.ts';
import { tellsWho } from '#clinic/publishing/problems.ts';
import { tracesIn, type Known } from '#clinic/publishing/traces.ts';
import type { ConsultationState } from '#clinic/consultations/states.ts';
import { foldBare } from '#kernel/thai-text.ts';
import type { Me, Place } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { ended, questionCopied } from './problems.ts';
import { goingOn, type CaseState } from './states.ts';

/** Events of a case lie at the Area alone: a province, an agency or a topic would tell who asked. */
export const placeOf = ({ scopeId }: Me): Place => ({ areaNo: Number(scopeId) });

export interface Behind extends Known {
  state: ConsultationState;
  question: string;
  receivedOn: string;
}

/** @throws Problem office.not_found */
export async function consultationBehind(tx: Tx, consultationId: string): Promise<Behind> {
  const { rows } = await sql<Behind>`
    SELECT c.state, c.question, (c.received_at AT TIME ZONE 'Asia/Bangkok')::date::text AS "receivedOn", ${knownColumns}
    FROM office.consultations c ${knownTables}
    WHERE c.consultation_id = ${consultationId}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** So many letters of the question in a row, without spaces and marks, are no chance. */
const copied = 30;

/** What others may hear tells neither who asked nor the words of the question. @throws Problem publishing.tells_who, problem_cases.question_copied */
export function mustTellNobody(told: { title: string; summary: string }, behind: Behind): void {
  const question = foldBare(behind.question);
  const runs = Array.from({ length: Math.max(0, question.length - copied + 1) }, (_, at) =>
    question.slice(at, at + copied),
  );
  const found: [string, string[]][] = [];
  for (const [field, text] of Object.entries({ title: told.title, summary: told.summary })) {
    const folded = foldBare(text);
    if (runs.some((run) => folded.includes(run))) throw questionCopied(field);
    const traces = tracesIn(text, behind);
    if (traces.length > 0) found.push([field, traces]);
  }
  if (found.length > 0) throw tellsWho(Object.fromEntries(found));
}

/** The case's row is held, so that it does not end while something is written into it. @throws Problem office.not_found, problem_cases.ended */
export async function mustGoOn(tx: Tx, caseId: string): Promise<void> {
  const { rows } = await sql<{ state: CaseState }>`
    SELECT state FROM office.problem_cases WHERE problem_case_id = ${caseId}::uuid FOR UPDATE`.execute(tx);
  if (!rows[0]) throw notFound();
  if (!(goingOn as readonly CaseState[]).includes(rows[0].state)) throw ended();
}
