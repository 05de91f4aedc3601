/** An agency is put on a visit, with a checklist or without one; also on the day itself, when one is met on the way. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { bangkokToday } from '#kernel/working-days.ts';
import { action, type Me } from '#office/action.ts';
import { optional, words } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { ofRow } from '../fields.ts';
import { noSuchAgency, ownAgency, thereAlready, tooMany } from '../problems.ts';
import { visitSubject } from '../states.ts';
import { checklistInForce, copyChecklists, placeOf } from '../visit.ts';

export const addAgency = action({
  name: 'visit.add_agency',
  may: 'visit:plan',
  writes: 'visit.agency_added',
  subject: visitSubject,
  from: ['planned', 'under_way'],
  input: v.object({ ...ofRow, agencyId: words(5, 200), checklistId: optional(words(2, 60)) }),
  async run({ tx, me, found }, { id, agencyId, checklistId }) {
    const today = bangkokToday(new Date());
    if (checklistId !== undefined) checklistInForce(checklistId, today);
    await mustBeVisitable(tx, me, id, agencyId);
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.visit_agencies (visit_id, agency_id, checklist_id)
      VALUES (${id}::uuid, ${agencyId}, ${checklistId ?? null})
      ON CONFLICT DO NOTHING RETURNING visit_agency_id AS id`.execute(tx);
    if (!rows[0]) throw thereAlready();
    if (found!.state === 'under_way') await copyChecklists(tx, id, today);
    return { subjectId: id, place: placeOf(Number(me.scopeId)), result: { id, visitAgencyId: rows[0].id } };
  },
});

async function mustBeVisitable(tx: Tx, me: Me, visitId: string, agencyId: string): Promise<void> {
  const { rows } = await sql<{ isOwn: boolean }>`
    SELECT a.agency_id = ANY (office.agencies_of_my_hats()) AS "isOwn"
    FROM office.agencies a JOIN office.provinces_today p USING (province_iso)
    WHERE a.agency_id = ${agencyId} AND a.ended_on IS NULL AND p.area_no = ${Number(me.scopeId)}`.execute(tx);
  if (!rows[0]) throw noSuchAgency();
  if (rows[0].isOwn) throw ownAgency();
  const { rows: there } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM office.visit_agencies WHERE visit_id = ${visitId}::uuid`.execute(tx);
  if (there[0]!.count >= 30) throw tooMany();
}
