/** The milestones of a workspace's year: reviewed halfway, closed with its lessons, and what follows decided. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { bangkokToday } from '#kernel/working-days.ts';
import { action } from '#office/action.ts';
import { generalWords } from '#office/districts/general-words.ts';
import { choice, day, rowId, version } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { missingFor } from '../gate.ts';
import { workspaceOf } from '../place-of.ts';
import { dayAhead, dayTooEarly, minimumMissing, reviewedAlready } from '../problems.ts';
import { nextStatusNames, workspace } from '../states.ts';

export const reviewMidYear = action({
  name: 'workspace.review',
  may: 'workspace:run',
  writes: 'workspace.reviewed',
  subject: workspace,
  from: ['running'],
  input: v.object({ id: rowId, version, reviewedOn: day, review: generalWords(10, 4000) }),
  async run({ tx, me }, { id, reviewedOn, review }) {
    const { place, provinceIso, openedOn } = await workspaceOf(tx, 'workspaces', id);
    if (reviewedOn > bangkokToday(new Date())) throw dayAhead('reviewedOn');
    if (reviewedOn < openedOn) throw dayTooEarly('reviewedOn');
    await mustNotBeReviewed(tx, id);
    await sql`
      UPDATE office.workspaces SET mid_year_on = ${reviewedOn}::date, mid_year_review = ${review}, mid_year_by = ${me.personId}
      WHERE workspace_id = ${id}`.execute(tx);
    return { subjectId: id, place, data: { reviewed_on: reviewedOn }, result: { id, provinceIso } };
  },
});

async function mustNotBeReviewed(tx: Tx, id: string): Promise<void> {
  const { rows } = await sql`SELECT 1 FROM office.workspaces
    WHERE workspace_id = ${id}::uuid AND mid_year_on IS NOT NULL`.execute(tx);
  if (rows.length > 0) throw reviewedAlready();
}

/** Steps that are still open stay open and in sight: closing tells what was learnt, it tidies nothing away. */
export const closeWorkspace = action({
  name: 'workspace.close',
  may: 'workspace:run',
  writes: 'workspace.closed',
  subject: workspace,
  from: ['running'],
  to: 'closed',
  input: v.object({
    id: rowId,
    version,
    wentWell: generalWords(10, 4000),
    hindered: generalWords(10, 4000),
    lessons: generalWords(10, 4000),
  }),
  async run({ tx, me }, { id, wentWell, hindered, lessons }) {
    const { place, provinceIso } = await workspaceOf(tx, 'workspaces', id);
    await sql`
      UPDATE office.workspaces SET state = 'closed', closed_on = ${bangkokToday(new Date())}::date, went_well = ${wentWell},
        hindered = ${hindered}, lessons = ${lessons}, closed_by = ${me.personId}
      WHERE workspace_id = ${id}`.execute(tx);
    return { subjectId: id, place, result: { id, provinceIso } };
  },
});

export const decideNextYear = action({
  name: 'workspace.decide',
  may: 'workspace:decide',
  writes: 'workspace.decided',
  subject: workspace,
  from: ['closed'],
  to: 'decided',
  input: v.object({
    id: rowId,
    version,
    nextStatus: choice(nextStatusNames),
    reason: generalWords(10, 4000),
  }),
  async run({ tx, me }, { id, nextStatus, reason }) {
    const { place, provinceIso } = await workspaceOf(tx, 'workspaces', id);
    const missing = await missingFor(tx, id, nextStatus);
    if (missing.length > 0) throw minimumMissing(missing);
    await sql`
      UPDATE office.workspaces SET state = 'decided', next_status = ${nextStatus}, next_reason = ${reason},
        decided_on = ${bangkokToday(new Date())}::date, decided_by = ${me.personId}
      WHERE workspace_id = ${id}`.execute(tx);
    return { subjectId: id, place, data: { next_status: nextStatus }, result: { id, provinceIso } };
  },
});
