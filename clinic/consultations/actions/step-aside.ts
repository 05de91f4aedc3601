/** Whoever has to do with a matter steps aside from it, or is set aside by the director, and sees it no more. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { optional, rowId, words } from '#office/form-fields.ts';
import { notPermitted } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { leaseOf, letGo } from '../lease.ts';
import { asideAlready, notOfTheClinic } from '../problems.ts';
import { mustSee } from '../queries.ts';
import { recusalSubject } from '../states.ts';

export const stepAside = action({
  name: 'consultation.step_aside',
  may: 'clinic:answer',
  writes: 'consultation.stepped_aside',
  subject: recusalSubject,
  from: 'new',
  input: v.object({ consultationId: rowId, personId: optional(rowId), why: words(5, 500) }),
  async run({ tx, me }, { consultationId, personId = me.personId, why }) {
    await mustSee(tx, consultationId);
    if (personId !== me.personId) {
      if (me.role !== 'area_director') throw notPermitted();
      await mustBeColleague(tx, personId, me.scopeId);
    }
    if ((await leaseOf(tx, consultationId)).heldBy === personId) await letGo(tx, consultationId);
    const id = randomUUID(); // not returned by the database: the row is out of the writer's sight already
    const { numAffectedRows } = await sql`
      INSERT INTO office.consultation_recusals (recusal_id, consultation_id, person_id, why, recorded_by)
      VALUES (${id}::uuid, ${consultationId}::uuid, ${personId}::uuid, ${why}, ${me.personId}::uuid)
      ON CONFLICT DO NOTHING`.execute(tx);
    if (numAffectedRows === 0n) throw asideAlready();
    return {
      subjectId: id,
      place: { areaNo: Number(me.scopeId) },
      data: { consultationId, personId },
      result: { id },
    };
  },
});

async function mustBeColleague(tx: Tx, personId: string, areaNo: string): Promise<void> {
  const { rows } = await sql`SELECT FROM office.posts WHERE person_id = ${personId}::uuid
    AND role IN ('area_officer', 'area_director') AND scope_kind = 'area' AND scope_id = ${areaNo} LIMIT 1`.execute(
    tx,
  );
  if (rows.length === 0) throw notOfTheClinic();
}
