/** A step on the rung where the item stands: what, who of the office, with which partner body, by when. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choice, day, optional, rowId, ticked, version, words } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { mustNotHavePassed, placeOfItem } from '../item.ts';
import { stepBodyNames, type StepBody } from '../kinds.ts';
import { scopeOfBody } from '../partner-scope.ts';
import { bodyUnnamed, nobodyThere } from '../problems.ts';
import { itemSubject, rungs } from '../states.ts';

export const addWatchStep = action({
  name: 'watch_item.add_step',
  may: 'watch:move',
  writes: 'watch_item.step_planned',
  subject: itemSubject,
  from: rungs,
  input: v.object({
    id: rowId,
    version,
    what: words(5, 2000),
    dueOn: day,
    responsibleId: optional(rowId),
    body: optional(choice(stepBodyNames)),
    bodyName: optional(words(2, 200)),
    district: optional(words(4, 4)),
    officeOnly: ticked,
  }),
  async run({ tx, me, found }, { id, what, dueOn, responsibleId, body, bodyName, district, officeOnly }) {
    mustNotHavePassed('dueOn', dueOn);
    if ((body === 'other') !== (bodyName !== undefined)) throw bodyUnnamed();
    const place = await placeOfItem(tx, id);
    const responsible = responsibleId ?? me.personId;
    if (!(await isOfADesk(tx, responsible))) throw nobodyThere();
    const scope = body && isPartner(body) ? await scopeOfBody(tx, body, place, district) : null;
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.watch_steps (watch_item_id, rung, what, responsible_id, body, body_scope_kind, body_scope_id,
        body_name, office_only, due_on, planned_by)
      VALUES (${id}, ${found!.state}, ${what}, ${responsible}, ${body ?? null}, ${scope?.kind ?? null}, ${scope?.id ?? null},
        ${bodyName ?? null}, ${officeOnly}, ${dueOn}::date, ${me.personId})
      RETURNING watch_step_id AS id`.execute(tx);
    const data = { rung: found!.state, due_on: dueOn, body: body ?? null };
    return { subjectId: id, place, data, result: { id, stepId: rows[0]!.id } };
  },
});

const isPartner = (body: StepBody) => body !== 'agency' && body !== 'other';

/** Whether the person has a post at a desk now, as far as the viewer can see. */
async function isOfADesk(tx: Tx, personId: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM office.posts WHERE person_id = ${personId} AND role IN ('area_officer', 'area_director', 'centre_officer')
      AND from_at <= now() AND (until_at IS NULL OR until_at > now()) LIMIT 1`.execute(tx);
  return rows.length === 1;
}
