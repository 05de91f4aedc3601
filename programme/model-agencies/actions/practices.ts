/** The card of a practice: written, read by two others, public, and withdrawn when it does not hold any more. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { bangkokToday } from '#kernel/working-days.ts';
import { action, type Me } from '#office/action.ts';
import { generalWords } from '#office/districts/general-words.ts';
import { rowId, version } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { card } from '../fields.ts';
import { notModelYet, ownText, resultUnclear } from '../problems.ts';
import { practice } from '../states.ts';
import { modelOfPractice, placeOf } from '../where.ts';

type Card = Pick<
  v.InferOutput<ReturnType<typeof v.object<typeof card>>>,
  'resultValue' | 'resultTh' | 'resultEn'
>;

/** @throws Problem model_agencies.result_unclear */
function mustSayWhat({ resultValue, resultTh, resultEn }: Card): void {
  const said = resultTh !== undefined && resultEn !== undefined;
  if ((resultValue !== undefined && !said) || (resultTh === undefined) !== (resultEn === undefined))
    throw resultUnclear();
}

export const writePractice = action({
  name: 'practice.write',
  may: 'model:nominate',
  writes: 'practice.written',
  subject: practice,
  from: 'new',
  input: v.object({ modelAgencyId: rowId, ...card }),
  async run({ tx, me }, { modelAgencyId, ...typed }) {
    mustSayWhat(typed);
    const place = await placeOf(tx, 'model_agencies', modelAgencyId);
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.practices (model_agency_id, province_iso, title_th, title_en, changed_th, changed_en, how_th, how_en,
        cost_thb, result_value, result_th, result_en, written_by)
      SELECT m.model_agency_id, m.province_iso, ${typed.titleTh}, ${typed.titleEn}, ${typed.changedTh}, ${typed.changedEn},
        ${typed.howTh}, ${typed.howEn}, ${typed.costThb ?? null}::numeric, ${typed.resultValue ?? null}::numeric,
        ${typed.resultTh ?? null}, ${typed.resultEn ?? null}, ${me.personId}
      FROM office.model_agencies m WHERE m.model_agency_id = ${modelAgencyId}::uuid AND m.state IN ('nominated', 'model')
      RETURNING practice_id AS id`.execute(tx);
    if (!rows[0]) throw notFound();
    return { subjectId: rows[0].id, place, result: { id: modelAgencyId, practiceId: rows[0].id } };
  },
});

/** What is written anew is read anew by both. */
export const rewritePractice = action({
  name: 'practice.rewrite',
  may: 'model:nominate',
  writes: 'practice.rewritten',
  subject: practice,
  from: ['drafted', 'read_once'],
  to: 'drafted',
  input: v.object({ id: rowId, version, ...card }),
  async run({ tx, me }, { id, version: _, ...typed }) {
    mustSayWhat(typed);
    await sql`
      UPDATE office.practices SET state = 'drafted', title_th = ${typed.titleTh}, title_en = ${typed.titleEn},
        changed_th = ${typed.changedTh}, changed_en = ${typed.changedEn}, how_th = ${typed.howTh}, how_en = ${typed.howEn},
        cost_thb = ${typed.costThb ?? null}::numeric, result_value = ${typed.resultValue ?? null}::numeric,
        result_th = ${typed.resultTh ?? null}, result_en = ${typed.resultEn ?? null}, written_by = ${me.personId}, first_cleared_by = NULL
      WHERE practice_id = ${id}`.execute(tx);
    return doneAt(tx, id);
  },
});

async function doneAt(tx: Tx, id: string) {
  const modelId = await modelOfPractice(tx, id);
  return { subjectId: id, place: await placeOf(tx, 'model_agencies', modelId), result: { id: modelId } };
}

export const clearPractice = action({
  name: 'practice.clear',
  may: 'practice:clear',
  writes: 'practice.cleared',
  subject: practice,
  from: ['drafted'],
  to: 'read_once',
  input: v.object({ id: rowId, version }),
  async run({ tx, me }, { id }) {
    await mustBeAnother(tx, me, id);
    await sql`UPDATE office.practices SET state = 'read_once', first_cleared_by = ${me.personId}
      WHERE practice_id = ${id}`.execute(tx);
    return doneAt(tx, id);
  },
});

export const publishPractice = action({
  name: 'practice.publish',
  may: 'practice:clear',
  writes: 'practice.published',
  subject: practice,
  from: ['read_once'],
  to: 'public',
  input: v.object({ id: rowId, version }),
  async run({ tx, me }, { id }) {
    await mustBeAnother(tx, me, id);
    const { rows } = await sql`
      UPDATE office.practices p SET state = 'public', cleared_by = ${me.personId}, published_on = ${bangkokToday(new Date())}::date
      FROM office.model_agencies m
      WHERE p.practice_id = ${id} AND m.model_agency_id = p.model_agency_id AND m.state = 'model' RETURNING 1 AS done`.execute(
      tx,
    );
    if (rows.length === 0) throw notModelYet();
    return doneAt(tx, id);
  },
});

/** @throws Problem model_agencies.own_text for who wrote it or cleared it before */
async function mustBeAnother(tx: Tx, { personId }: Me, id: string): Promise<void> {
  const { rows } = await sql`SELECT 1 FROM office.practices
    WHERE practice_id = ${id}::uuid AND (written_by = ${personId} OR first_cleared_by = ${personId})`.execute(
    tx,
  );
  if (rows.length > 0) throw ownText();
}

export const withdrawPractice = action({
  name: 'practice.withdraw',
  may: 'model:decide',
  writes: 'practice.withdrawn',
  subject: practice,
  from: ['drafted', 'read_once', 'public'],
  to: 'withdrawn',
  input: v.object({ id: rowId, version, reason: generalWords(3, 2000) }),
  async run({ tx }, { id, reason }) {
    await sql`UPDATE office.practices SET state = 'withdrawn', withdrawn_on = ${bangkokToday(new Date())}::date, withdrawn_reason = ${reason}
      WHERE practice_id = ${id}`.execute(tx);
    return doneAt(tx, id);
  },
});
