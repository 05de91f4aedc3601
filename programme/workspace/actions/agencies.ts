/** Agencies of the province are asked to join its year, join, and leave again with a reason. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { bangkokToday } from '#kernel/working-days.ts';
import { action } from '#office/action.ts';
import { agencyId } from '#office/agencies/kinds.ts';
import { generalWords } from '#office/districts/general-words.ts';
import { day, rowId, version } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { runningWorkspace, workspaceOf, type WorkspacePlace } from '../place-of.ts';
import { agencyThere, dayAhead, dayTooEarly, noSuchAgency } from '../problems.ts';
import { joining } from '../states.ts';

export const askAgency = action({
  name: 'workspace_agency.ask',
  may: 'workspace:run',
  writes: 'workspace_agency.asked',
  subject: joining,
  from: 'new',
  input: v.object({ workspaceId: rowId, agencyId, invitedOn: day }),
  async run({ tx, me }, { workspaceId, agencyId: chosen, invitedOn }) {
    const found = await runningWorkspace(tx, workspaceId);
    mustHaveCome(invitedOn, 'invitedOn');
    await mustBeOfProvince(tx, chosen, found.provinceIso);
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.workspace_agencies (workspace_id, province_iso, agency_id, invited_on, invited_by)
      VALUES (${workspaceId}, ${found.provinceIso}, ${chosen}, ${invitedOn}::date, ${me.personId})
      ON CONFLICT DO NOTHING RETURNING joining_id AS id`.execute(tx);
    const id = rows[0]?.id;
    if (id === undefined) throw agencyThere();
    return {
      subjectId: id,
      place: { ...found.place, agencyId: chosen },
      result: { id, provinceIso: found.provinceIso },
    };
  },
});

export const agencyJoins = action({
  name: 'workspace_agency.join',
  may: 'workspace:run',
  writes: 'workspace_agency.joined',
  subject: joining,
  from: ['invited'],
  to: 'joined',
  input: v.object({ id: rowId, version, joinedOn: day }),
  async run({ tx }, { id, joinedOn }) {
    mustHaveCome(joinedOn, 'joinedOn');
    const found = await workspaceOf(tx, 'workspace_agencies', id);
    const { rows } = await sql`
      UPDATE office.workspace_agencies SET state = 'joined', joined_on = ${joinedOn}::date
      WHERE joining_id = ${id} AND invited_on <= ${joinedOn}::date RETURNING 1 AS done`.execute(tx);
    if (rows.length === 0) throw dayTooEarly('joinedOn');
    return doneAt(found, id);
  },
});

export const agencyLeaves = action({
  name: 'workspace_agency.leave',
  may: 'workspace:run',
  writes: 'workspace_agency.left',
  subject: joining,
  from: ['invited', 'joined'],
  to: 'left',
  input: v.object({ id: rowId, version, leftOn: day, reason: generalWords(3, 1000) }),
  async run({ tx }, { id, leftOn, reason }) {
    mustHaveCome(leftOn, 'leftOn');
    const found = await workspaceOf(tx, 'workspace_agencies', id);
    const { rows } = await sql`
      UPDATE office.workspace_agencies SET state = 'left', left_on = ${leftOn}::date, left_reason = ${reason}
      WHERE joining_id = ${id} AND coalesce(joined_on, invited_on) <= ${leftOn}::date RETURNING 1 AS done`.execute(
      tx,
    );
    if (rows.length === 0) throw dayTooEarly('leftOn');
    return doneAt(found, id);
  },
});

const doneAt = ({ place, provinceIso }: WorkspacePlace, id: string) => ({
  subjectId: id,
  place,
  result: { id, provinceIso },
});

function mustHaveCome(on: string, field: string): void {
  if (on > bangkokToday(new Date())) throw dayAhead(field);
}

async function mustBeOfProvince(tx: Tx, agency: string, provinceIso: string): Promise<void> {
  const { rows } = await sql`SELECT 1 FROM office.agencies
    WHERE agency_id = ${agency} AND province_iso = ${provinceIso} AND ended_on IS NULL`.execute(tx);
  if (rows.length === 0) throw noSuchAgency();
}
