/** An agency took up a practice, as its own people or the desk record; somebody else of the desk looks whether it did. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { bangkokToday } from '#kernel/working-days.ts';
import { action, type Me } from '#office/action.ts';
import { agencyId } from '#office/agencies/kinds.ts';
import { generalWords } from '#office/districts/general-words.ts';
import { day, optional, rowId, version } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { decimal, mustHaveCome } from '../fields.ts';
import { adoptedAlready, ownPractice, practiceWithdrawn, resultUnclear, selfChecked } from '../problems.ts';
import { adoption } from '../states.ts';
import { agencyPlace, placeOf } from '../where.ts';

export const recordAdoption = action({
  name: 'adoption.record',
  may: 'adoption:record',
  writes: 'adoption.recorded',
  subject: adoption,
  from: 'new',
  input: v.object({
    practiceId: rowId,
    agencyId,
    adoptedOn: day,
    resultValue: optional(decimal),
    resultTh: optional(generalWords(3, 500)),
  }),
  async run({ tx, me }, { practiceId, agencyId: by, adoptedOn, resultValue, resultTh }) {
    if (resultValue !== undefined && resultTh === undefined) throw resultUnclear();
    mustHaveCome(adoptedOn, 'adoptedOn');
    const place = await agencyPlace(tx, by, adoptedOn);
    await mustBeOnOffer(tx, practiceId, by);
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.adoptions (practice_id, agency_id, province_iso, district_code, area_no, adopted_on, result_value, result_th, recorded_by)
      VALUES (${practiceId}, ${by}, ${place.provinceIso}, ${place.districtCode}, ${place.areaNo}, ${adoptedOn}::date,
        ${resultValue ?? null}::numeric, ${resultTh ?? null}, ${me.personId})
      ON CONFLICT DO NOTHING RETURNING adoption_id AS id`.execute(tx);
    const id = rows[0]?.id;
    if (id === undefined) throw adoptedAlready();
    const data = { practice_id: practiceId, adopted_on: adoptedOn };
    return { subjectId: id, place: { ...place, agencyId: by }, data, result: { id } };
  },
});

/** @throws Problem office.not_found, model_agencies.practice_withdrawn, model_agencies.own_practice */
async function mustBeOnOffer(tx: Tx, practiceId: string, by: string): Promise<void> {
  const { rows } = await sql<{ state: string; agencyId: string }>`
    SELECT state, agency_id AS "agencyId" FROM office.practice_on_offer(${practiceId}::uuid)`.execute(tx);
  const [found] = rows;
  if (!found) throw notFound();
  if (found.state === 'withdrawn') throw practiceWithdrawn();
  if (found.agencyId === by) throw ownPractice();
}

const checked = v.object({ id: rowId, version, how: generalWords(3, 2000) });

export const verifyAdoption = action({
  name: 'adoption.verify',
  may: 'adoption:verify',
  writes: 'adoption.verified',
  subject: adoption,
  from: ['recorded'],
  to: 'verified',
  input: checked,
  run: ({ tx, me }, input) => looked(tx, me, 'verified', input),
});

export const notConfirmAdoption = action({
  name: 'adoption.not_confirm',
  may: 'adoption:verify',
  writes: 'adoption.not_confirmed',
  subject: adoption,
  from: ['recorded'],
  to: 'not_confirmed',
  input: checked,
  run: ({ tx, me }, input) => looked(tx, me, 'not_confirmed', input),
});

async function looked(
  tx: Tx,
  { personId }: Me,
  state: 'verified' | 'not_confirmed',
  { id, how }: v.InferOutput<typeof checked>,
) {
  const { rows } = await sql`
    UPDATE office.adoptions SET state = ${state}, checked_by = ${personId}, checked_on = ${bangkokToday(new Date())}::date, checked_how = ${how}
    WHERE adoption_id = ${id} AND recorded_by <> ${personId} RETURNING 1 AS done`.execute(tx);
  if (rows.length === 0) throw selfChecked();
  return { subjectId: id, place: await placeOf(tx, 'adoptions', id), result: { id } };
}
