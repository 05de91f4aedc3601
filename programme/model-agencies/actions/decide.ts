/** Somebody other than who nominated decides; each year the desk looks again; at last the term ends. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { bangkokToday, dayNumber } from '#kernel/working-days.ts';
import { action, type Me } from '#office/action.ts';
import { generalWords } from '#office/districts/general-words.ts';
import { day, optional, rowId, version } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { unproven } from '../evidence.ts';
import { evidenceMissing, selfDecided, termUnclear } from '../problems.ts';
import { model } from '../states.ts';
import { placeOf } from '../where.ts';

const note = optional(generalWords(3, 2000));

/** Three years. */
const longestTerm = 1096;

export const chooseModel = action({
  name: 'model_agency.choose',
  may: 'model:decide',
  writes: 'model_agency.chosen',
  subject: model,
  from: ['nominated'],
  to: 'model',
  input: v.object({ id: rowId, version, termUntilOn: day, note }),
  async run({ tx, me }, { id, termUntilOn, note: said }) {
    await mustBeAnother(tx, me, id);
    const today = bangkokToday(new Date());
    const days = dayNumber(termUntilOn) - dayNumber(today);
    if (days <= 0 || days > longestTerm) throw termUnclear();
    const missing = await unproven(tx, id);
    if (missing.length > 0) throw evidenceMissing(missing);
    await sql`
      UPDATE office.model_agencies SET state = 'model', decided_by = ${me.personId}, decided_on = ${today}::date,
        decision_note = ${said ?? null}, term_until_on = ${termUntilOn}::date, confirmed_on = ${today}::date, confirmed_by = ${me.personId}
      WHERE model_agency_id = ${id}`.execute(tx);
    const data = { term_until_on: termUntilOn };
    return { subjectId: id, place: await placeOf(tx, 'model_agencies', id), data, result: { id } };
  },
});

export const notChooseModel = action({
  name: 'model_agency.not_choose',
  may: 'model:decide',
  writes: 'model_agency.not_chosen',
  subject: model,
  from: ['nominated'],
  to: 'not_chosen',
  input: v.object({ id: rowId, version, reason: generalWords(3, 2000) }),
  async run({ tx, me }, { id, reason }) {
    await mustBeAnother(tx, me, id);
    await sql`
      UPDATE office.model_agencies SET state = 'not_chosen', decided_by = ${me.personId},
        decided_on = ${bangkokToday(new Date())}::date, decision_note = ${reason}
      WHERE model_agency_id = ${id}`.execute(tx);
    return { subjectId: id, place: await placeOf(tx, 'model_agencies', id), result: { id } };
  },
});

/** @throws Problem model_agencies.self_decided */
async function mustBeAnother(tx: Tx, { personId }: Me, id: string): Promise<void> {
  const { rows } = await sql`SELECT 1 FROM office.model_agencies
    WHERE model_agency_id = ${id}::uuid AND nominated_by = ${personId}`.execute(tx);
  if (rows.length > 0) throw selfDecided();
}

/** Once a year somebody says that the agency is still worth learning from. */
export const confirmModel = action({
  name: 'model_agency.confirm',
  may: 'model:confirm',
  writes: 'model_agency.confirmed',
  subject: model,
  from: ['model'],
  input: v.object({ id: rowId, version }),
  async run({ tx, me }, { id }) {
    const today = bangkokToday(new Date());
    const missing = await unproven(tx, id);
    if (missing.length > 0) throw evidenceMissing(missing);
    await sql`UPDATE office.model_agencies SET confirmed_on = ${today}::date, confirmed_by = ${me.personId}
      WHERE model_agency_id = ${id}`.execute(tx);
    return {
      subjectId: id,
      place: await placeOf(tx, 'model_agencies', id),
      data: { confirmed_on: today },
      result: { id },
    };
  },
});

/** The reason is for staff; the public reads that the term ended. */
export const endModel = action({
  name: 'model_agency.end',
  may: 'model:decide',
  writes: 'model_agency.ended',
  subject: model,
  from: ['model'],
  to: 'ended',
  input: v.object({ id: rowId, version, reason: generalWords(3, 2000) }),
  async run({ tx, me }, { id, reason }) {
    await sql`
      UPDATE office.model_agencies SET state = 'ended', ended_on = ${bangkokToday(new Date())}::date, end_reason = ${reason}, ended_by = ${me.personId}
      WHERE model_agency_id = ${id}`.execute(tx);
    return { subjectId: id, place: await placeOf(tx, 'model_agencies', id), result: { id } };
  },
});
