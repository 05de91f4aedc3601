/** An officer writes what the clinic will answer: on a consultation in hand, or a new version of what was signed. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { bangkokToday } from '#kernel/working-days.ts';
import { foldBare } from '#kernel/thai-text.ts';
import { mustBeFree } from '#clinic/consultations/lease.ts';
import { action } from '#office/action.ts';
import { optional, rowId } from '#office/form-fields.ts';
import { prose } from '#office/letters/fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { holdConsultation, mustFit, writeSources } from '../advice.ts';
import { factsHash } from '../facts.ts';
import { draftFields } from '../fields.ts';
import { draftThere, reasonNeeded } from '../problems.ts';
import { adviceSubject } from '../states.ts';

export const draftAdvice = action({
  name: 'advice.draft',
  may: 'clinic:answer',
  writes: 'advice.drafted',
  subject: adviceSubject,
  from: 'new',
  input: v.object({ consultationId: rowId, replacesWhy: optional(prose(5, 1000)), ...draftFields }),
  async run({ tx, me }, { consultationId, replacesWhy, ...typed }) {
    const { question } = await holdConsultation(tx, consultationId, ['in_hand', 'clarifying', 'answered']);
    await mustBeFree(tx, consultationId, me.personId);
    const today = bangkokToday(new Date());
    mustFit(typed, today);
    const before = await latestOf(tx, consultationId);
    if (before.isOpen) throw draftThere();
    if (before.id !== null && replacesWhy === undefined) throw reasonNeeded();
    const areaNo = Number(me.scopeId);
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.advices (consultation_id, area_no, edition, replaces_id, replaces_why, question, question_folded,
        facts, facts_sha256, assumptions, level, conditions, answer, valid_until_on, wants_reader, drafted_by)
      VALUES (${consultationId}::uuid, ${areaNo}, ${before.edition + 1}, ${before.id}::uuid,
        ${before.id === null ? null : replacesWhy}, ${question}, ${foldBare(question)}, ${typed.facts},
        ${factsHash(typed.facts)}, ${typed.assumptions ?? null}, ${typed.level}, ${typed.conditions ?? null},
        ${typed.answer}, ${typed.validUntilOn}::date, ${typed.wantsReader}, ${me.personId}::uuid)
      RETURNING advice_id AS id`.execute(tx);
    const { id } = rows[0]!;
    await writeSources(tx, id, typed, today);
    return {
      subjectId: id,
      place: { areaNo },
      data: { consultationId, edition: before.edition + 1 },
      result: { id },
    };
  },
});

interface Latest {
  /** Of the last signed version; null where nothing was signed. */
  id: string | null;
  edition: number;
  isOpen: boolean;
}

async function latestOf(tx: Tx, consultationId: string): Promise<Latest> {
  const { rows } = await sql<{ id: string; edition: number; state: string }>`
    SELECT advice_id AS id, edition, state FROM office.advices
    WHERE consultation_id = ${consultationId}::uuid AND state <> 'dropped' ORDER BY edition DESC`.execute(tx);
  const signed = rows.find(({ state }) => state === 'signed');
  return {
    id: signed?.id ?? null,
    edition: signed?.edition ?? 0,
    isOpen: rows.some(({ state }) => state !== 'signed'),
  };
}
