/** What was found at an agency: by question of its own copy of the checklist, and as a whole. Written again until all is in. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { parseBaht, thbOf } from '#kernel/baht.ts';
import { action } from '#office/action.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { questionsOf, type Checklist, type Question } from '../checklist.ts';
import { findingFields, ofRow } from '../fields.ts';
import type { Answer } from '../kinds.ts';
import { noSuchQuestion, notAFigure, notUnderWay, notWhole, whyNeeded } from '../problems.ts';
import { visitAgencySubject } from '../states.ts';
import { heldVisit, knownAgency, placeOf } from '../visit.ts';

const input = v.object({ ...ofRow, ...findingFields });
type Typed = v.InferOutput<typeof input>['findings'][number];

export const recordFindings = action({
  name: 'visit_agency.record_findings',
  may: 'visit:run',
  writes: 'visit_agency.findings_recorded',
  subject: visitAgencySubject,
  from: ['to_see', 'seen'],
  to: 'seen',
  input,
  async run({ tx, me }, { id, overall, overallWords, findings }) {
    const { visitId, checklist } = await knownAgency(tx, id);
    const { state, areaNo } = await heldVisit(tx, visitId);
    if (state !== 'under_way') throw notUnderWay();
    const found = checklist ? findingsOf(checklist, findings) : [];
    await sql`DELETE FROM office.visit_findings WHERE visit_agency_id = ${id}::uuid`.execute(tx);
    for (const one of found) await write(tx, id, me.personId, one);
    await sql`UPDATE office.visit_agencies SET overall = ${overall}, overall_words = ${overallWords},
      seen_by = ${me.personId}::uuid, seen_at = now() WHERE visit_agency_id = ${id}::uuid`.execute(tx);
    const count = (answer: Answer) => found.filter((one) => one.answer === answer).length;
    const data = { as_should: count('as_should'), not_as_should: count('not_as_should') };
    return { subjectId: id, place: placeOf(areaNo), data, result: { id, visitId } };
  },
});

interface Found {
  questionId: string;
  answer: Answer | null;
  figure: string | null;
  note: string | null;
}

/** @throws Problem where a question is not of this copy, a figure is none, or nothing is said of what is not as it should be */
function findingsOf(checklist: Checklist, typed: readonly Typed[]): Found[] {
  const questions = new Map(questionsOf(checklist).map((one) => [one.id, one]));
  const found = new Map<string, Found>();
  for (const one of typed) {
    const question = questions.get(one.questionId);
    if (!question) throw noSuchQuestion();
    found.set(question.id, question.kind === 'check' ? looked(question, one) : figured(question, one));
  }
  return [...found.values()];
}

function looked({ id }: Question, { answer = 'not_looked', note }: Typed): Found {
  if (answer === 'not_as_should' && note === undefined) throw whyNeeded(`note_${id}`);
  return { questionId: id, answer, figure: null, note: note ?? null };
}

function figured({ id, kind }: Question, { figure = '', note = '' }: Typed): Found {
  if (figure === '') return { questionId: id, answer: null, figure: null, note: note || null };
  const parsed = parseBaht(figure);
  if (!parsed.ok || parsed.satang >= 100_000_000_000_000n) throw notAFigure(`figure_${id}`);
  if (kind === 'count' && parsed.satang % 100n !== 0n) throw notWhole(`figure_${id}`);
  return { questionId: id, answer: null, figure: thbOf(parsed.satang), note: note || null };
}

async function write(tx: Tx, id: string, by: string, one: Found): Promise<void> {
  const { questionId, answer, figure, note } = one;
  await sql`INSERT INTO office.visit_findings (visit_agency_id, question_id, answer, figure, note, found_by)
    VALUES (${id}::uuid, ${questionId}, ${answer}, ${figure}::numeric, ${note}, ${by}::uuid)`.execute(tx);
}
