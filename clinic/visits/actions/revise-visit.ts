/** The plan of a visit changes before it begins. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { ofRow, planFields } from '../fields.ts';
import { visitSubject } from '../states.ts';
import { mustBeOfTheArea, placeOf, writeTeam } from '../visit.ts';

export const reviseVisit = action({
  name: 'visit.revise',
  may: 'visit:plan',
  writes: 'visit.revised',
  subject: visitSubject,
  from: ['planned'],
  input: v.object({ ...ofRow, ...planFields }),
  async run({ tx, me }, { id, version: _, ...plan }) {
    await mustBeOfTheArea(tx, me, plan);
    await sql`UPDATE office.visits SET province_iso = ${plan.provinceIso}, purpose = ${plan.purpose},
      on_day = ${plan.onDay}::date, place = ${plan.place}, lead_id = ${plan.leadId}::uuid, partners = ${plan.partners ?? null},
      known = ${plan.known ?? null}, has_mobile_unit = ${plan.hasMobileUnit}, activity_id = ${plan.activityId ?? null}::uuid
      WHERE visit_id = ${id}::uuid`.execute(tx);
    await writeTeam(tx, id, plan);
    return { subjectId: id, place: placeOf(Number(me.scopeId)), result: { id } };
  },
});
