/** An officer tells signed advice anew, without what could tell who asked; or corrects what is out. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { optional, rowId } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { adviceBehind, mustTellNobody, searchTextOf } from '../desk.ts';
import { toldFields, why } from '../fields.ts';
import { draftThere, notInForce, reasonNeeded } from '../problems.ts';
import { publicationSubject } from '../states.ts';

export const draftPublication = action({
  name: 'publication.draft',
  may: 'clinic:answer',
  writes: 'publication.drafted',
  subject: publicationSubject,
  from: 'new',
  input: v.object({ adviceId: rowId, replacesWhy: optional(why), ...toldFields }),
  async run({ tx, me }, { adviceId, replacesWhy, ...told }) {
    const advice = await adviceBehind(tx, adviceId);
    if (advice.state !== 'signed' || advice.isReplaced) throw notInForce();
    mustTellNobody(told, advice.known);
    const before = await tellingsOf(tx, adviceId);
    if (before.isOpen) throw draftThere();
    if (before.outId !== null && replacesWhy === undefined) throw reasonNeeded();
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.publications (advice_id, area_no, edition, replaces_id, replaces_why, title, topic, question, facts,
        level, conditions, answer, search_text, sources, law_as_of_on, writers)
      VALUES (${adviceId}::uuid, ${advice.areaNo}, ${before.edition + 1}, ${before.outId}::uuid,
        ${before.outId === null ? null : replacesWhy}, ${told.title}, ${told.topic}, ${told.question}, ${told.facts},
        ${told.level}, ${told.conditions ?? null}, ${told.answer}, ${searchTextOf(told)}, ${advice.sources}::jsonb,
        ${advice.lawAsOfOn}::date, ARRAY[${me.personId}::uuid])
      RETURNING publication_id AS id`.execute(tx);
    const { id } = rows[0]!;
    return { subjectId: id, place: { areaNo: advice.areaNo }, data: { adviceId, edition: before.edition + 1 }, result: { id } };
  },
}); // prettier-ignore

async function tellingsOf(tx: Tx, adviceId: string) {
  const { rows } = await sql<{ id: string; edition: number; state: string }>`
    SELECT publication_id AS id, edition, state FROM office.publications WHERE advice_id = ${adviceId}::uuid
    ORDER BY edition DESC`.execute(tx);
  const open: readonly string[] = ['drafted', 'to_check', 'checked'];
  return {
    outId: rows.find(({ state }) => state === 'cleared')?.id ?? null,
    edition: rows[0]?.edition ?? 0,
    isOpen: rows.some(({ state }) => open.includes(state)),
  };
}
