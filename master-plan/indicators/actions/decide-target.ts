/** Somebody else decides on a proposed target. In force, it takes the place of the one before at one moment; both stay. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action, type Me } from '#office/action.ts';
import { rowId, version, words } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { ownProposal } from '#master-plan/tree/problems.ts';
import { targetSubject } from '../states.ts';

/** @throws Problem targets.own_proposal @returns where it lies */
async function mustBeAnothers(tx: Tx, me: Me, id: string): Promise<{ provinceIso: string | null }> {
  const { rows } = await sql<{ by: string | null; provinceIso: string | null }>`
    SELECT proposed_by::text AS by, province_iso AS "provinceIso" FROM office.indicator_targets WHERE indicator_target_id = ${id}::uuid`.execute(
    tx,
  );
  if (rows[0]!.by === me.personId) throw ownProposal();
  return { provinceIso: rows[0]!.provinceIso };
}

export const approveTarget = action({
  name: 'indicator_target.approve',
  may: 'target:decide',
  writes: 'indicator_target.approved',
  subject: targetSubject,
  from: ['proposed'],
  to: 'in_force',
  input: v.object({ id: rowId, version }),
  async run({ tx, me }, { id }) {
    const place = await mustBeAnothers(tx, me, id);
    const { rows } = await sql<{ moment: string }>`SELECT office.next_moment()::text AS moment`.execute(tx);
    const { moment } = rows[0]!;
    await sql`
      UPDATE office.indicator_targets o SET state = 'replaced', to_moment = ${moment}::bigint, version = o.version + 1
      FROM office.indicator_targets n WHERE n.indicator_target_id = ${id}::uuid AND o.state = 'in_force' AND o.indicator_id = n.indicator_id
        AND o.from_be = n.from_be AND o.to_be = n.to_be AND o.quarter IS NOT DISTINCT FROM n.quarter
        AND o.province_iso IS NOT DISTINCT FROM n.province_iso`.execute(tx);
    await sql`
      UPDATE office.indicator_targets SET state = 'in_force', from_moment = ${moment}::bigint, decided_by = ${me.personId}::uuid, decided_at = now()
      WHERE indicator_target_id = ${id}::uuid`.execute(tx);
    return { subjectId: id, place, result: { id } };
  },
});

export const declineTarget = action({
  name: 'indicator_target.decline',
  may: 'target:decide',
  writes: 'indicator_target.declined',
  subject: targetSubject,
  from: ['proposed'],
  to: 'declined',
  input: v.object({ id: rowId, version, why: words(5, 1000) }),
  async run({ tx, me }, { id, why }) {
    const place = await mustBeAnothers(tx, me, id);
    await sql`
      UPDATE office.indicator_targets SET state = 'declined', declined_why = ${why}, decided_by = ${me.personId}::uuid, decided_at = now()
      WHERE indicator_target_id = ${id}::uuid`.execute(tx);
    return { subjectId: id, place, result: { id } };
  },
});
