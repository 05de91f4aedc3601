/** What was left out at the telephone is written in: who asks, from where, about how much, with whom, under which law. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { readCalendar } from '#office/deadlines/calendar.ts';
import { chosenAgency } from '#office/watch-items/agency-choice.ts';
import { provincesToday } from '#office/territory/queries.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { laterFields, ofConsultation } from '../fields.ts';
import { mustBeFree } from '../lease.ts';
import { dayOver, noSuchAgency, noSuchPlace, ownAgency } from '../problems.ts';
import { earlierAnswer } from '../promises.ts';
import { consultationSubject, openStates } from '../states.ts';

export const completeConsultation = action({
  name: 'consultation.complete',
  may: 'clinic:answer',
  writes: 'consultation.completed',
  subject: consultationSubject,
  from: openStates,
  input: v.object({ ...ofConsultation, ...laterFields }),
  async run({ tx, me }, { id, version: _, ...typed }) {
    await mustBeFree(tx, id, me.personId);
    if (typed.agencyId !== undefined) await mustBeAnothers(tx, typed.agencyId);
    await mustExist(tx, typed.provinceIso, typed.district);
    const { today } = await readCalendar(tx);
    const before = await daysOf(tx, id);
    const { decideByOn } = typed;
    const isNew = decideByOn !== undefined && decideByOn !== before.decideByOn;
    if (isNew && decideByOn < today) throw dayOver();
    const answerByOn = isNew ? earlierAnswer(before.answerByOn, decideByOn, today) : before.answerByOn;
    await sql`
      UPDATE office.consultations SET asker_name = ${typed.askerName ?? null}, contact = ${typed.contact ?? null},
        agency_id = ${typed.agencyId ?? null}, province_iso = ${typed.provinceIso ?? null},
        district_code = ${typed.district ?? null}, decide_by_on = ${decideByOn ?? null}::date,
        answer_by_on = ${answerByOn}::date, amount_thb = ${typed.amountThb ?? null}::numeric,
        counterpart = ${typed.counterpart ?? null}, law = ${typed.law ?? null},
        known_to = ${typed.knownTo ?? null}
      WHERE consultation_id = ${id}::uuid`.execute(tx);
    return { subjectId: id, place: { areaNo: Number(me.scopeId) }, result: { id } };
  },
});

async function mustBeAnothers(tx: Tx, agencyId: string): Promise<void> {
  if (!(await chosenAgency(tx, agencyId))) throw noSuchAgency();
  const { rows } = await sql<{ mine: boolean }>`
    SELECT ${agencyId} = ANY (office.agencies_of_my_hats()) AS mine`.execute(tx);
  if (rows[0]?.mine) throw ownAgency();
}

async function mustExist(tx: Tx, provinceIso?: string, districtCode?: string): Promise<void> {
  const isKnown =
    provinceIso === undefined || (await provincesToday(tx)).some(({ iso }) => iso === provinceIso);
  if (!isKnown) throw noSuchPlace('provinceIso');
  if (districtCode === undefined) return;
  const { rows } = await sql`SELECT FROM office.districts WHERE district_code = ${districtCode}
    AND (${provinceIso ?? null}::text IS NULL OR province_iso = ${provinceIso ?? null}) LIMIT 1`.execute(tx);
  if (rows.length === 0) throw noSuchPlace('district');
}

async function daysOf(tx: Tx, id: string): Promise<{ decideByOn: string | null; answerByOn: string }> {
  const { rows } = await sql<{ decideByOn: string | null; answerByOn: string }>`
    SELECT decide_by_on AS "decideByOn", answer_by_on AS "answerByOn" FROM office.consultations
    WHERE consultation_id = ${id}::uuid`.execute(tx);
  return rows[0]!;
}
