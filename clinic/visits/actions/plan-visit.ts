/** A visit is planned: why, when, where, who goes and leads, and what is known beforehand. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { planFields } from '../fields.ts';
import { visitSubject } from '../states.ts';
import { mustBeOfTheArea, placeOf, writeTeam } from '../visit.ts';

export const planVisit = action({
  name: 'visit.plan',
  may: 'visit:plan',
  writes: 'visit.planned',
  subject: visitSubject,
  from: 'new',
  input: v.object(planFields),
  async run({ tx, me }, plan) {
    await mustBeOfTheArea(tx, me, plan);
    const areaNo = Number(me.scopeId);
    const { rows } = await sql<{ id: string; number: string }>`
      INSERT INTO office.visits (number, area_no, province_iso, purpose, on_day, place, lead_id,
        partners, known, has_mobile_unit, activity_id, planned_by)
      VALUES (office.next_number('visit', ${areaNo}), ${areaNo}, ${plan.provinceIso}, ${plan.purpose}, ${plan.onDay}::date,
        ${plan.place}, ${plan.leadId}::uuid, ${plan.partners ?? null}, ${plan.known ?? null}, ${plan.hasMobileUnit},
        ${plan.activityId ?? null}::uuid, ${me.personId}::uuid)
      RETURNING visit_id AS id, number`.execute(tx);
    const result = rows[0]!;
    await writeTeam(tx, result.id, plan);
    return { subjectId: result.id, place: placeOf(areaNo), data: { purpose: plan.purpose }, result };
  },
});
