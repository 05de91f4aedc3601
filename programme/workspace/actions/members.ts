/** Who works for the province in its year: the coordinator and the working group, by post. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { bangkokToday } from '#kernel/working-days.ts';
import { action } from '#office/action.ts';
import { generalWords } from '#office/districts/general-words.ts';
import { choice, day, optional, rowId, version } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { runningWorkspace, workspaceOf } from '../place-of.ts';
import { coordinatorThere, dayAhead, dayTooEarly } from '../problems.ts';
import { dutyNames, member } from '../states.ts';

export const addMember = action({
  name: 'workspace_member.add',
  may: 'workspace:run',
  writes: 'workspace_member.added',
  subject: member,
  from: 'new',
  input: v.object({
    workspaceId: rowId,
    duty: choice(dutyNames),
    postTh: generalWords(2, 200),
    fromOn: day,
    participantId: optional(rowId),
  }),
  async run({ tx, me }, { workspaceId, duty, postTh, fromOn, participantId }) {
    const { place, provinceIso } = await runningWorkspace(tx, workspaceId);
    if (fromOn > bangkokToday(new Date())) throw dayAhead('fromOn');
    if (participantId !== undefined) await mustKnow(tx, participantId);
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.workspace_members (workspace_id, province_iso, duty, post_th, participant_id, from_on, added_by)
      VALUES (${workspaceId}, ${provinceIso}, ${duty}, ${postTh}, ${participantId ?? null}, ${fromOn}::date, ${me.personId})
      ON CONFLICT DO NOTHING RETURNING member_id AS id`.execute(tx);
    const id = rows[0]?.id;
    if (id === undefined) throw coordinatorThere();
    return { subjectId: id, place, data: { duty }, result: { id, provinceIso } };
  },
});

/** @throws Problem office.not_found for somebody whom the viewer does not see */
async function mustKnow(tx: Tx, participantId: string): Promise<void> {
  const { rows } = await sql`SELECT 1 FROM office.participants
    WHERE participant_id = ${participantId}::uuid AND state = 'known'`.execute(tx);
  if (rows.length === 0) throw notFound();
}

export const memberLeaves = action({
  name: 'workspace_member.leave',
  may: 'workspace:run',
  writes: 'workspace_member.left',
  subject: member,
  from: ['serving'],
  to: 'left',
  input: v.object({ id: rowId, version, untilOn: day }),
  async run({ tx }, { id, untilOn }) {
    const { place, provinceIso } = await workspaceOf(tx, 'workspace_members', id);
    if (untilOn > bangkokToday(new Date())) throw dayAhead('untilOn');
    const { rows } = await sql`
      UPDATE office.workspace_members SET state = 'left', until_on = ${untilOn}::date
      WHERE member_id = ${id} AND from_on <= ${untilOn}::date RETURNING 1 AS done`.execute(tx);
    if (rows.length === 0) throw dayTooEarly('untilOn');
    return { subjectId: id, place, result: { id, provinceIso } };
  },
});
