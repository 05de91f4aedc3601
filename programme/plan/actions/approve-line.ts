/** A line is proposed by one person and approved by another, or given back with a reason. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { lineId, reason } from '../line-fields.ts';
import { knownLine, placeOf } from '../line.ts';
import { ownProposal } from '../problems.ts';
import { lineSubject } from '../states.ts';

export const proposeLine = action({
  name: 'plan_line.propose',
  may: 'plan:draft',
  writes: 'plan_line.proposed',
  subject: lineSubject,
  from: ['drafted'],
  to: 'proposed',
  input: v.object(lineId),
  async run({ tx, me }, { id }) {
    const known = await knownLine(tx, id);
    await sql`UPDATE office.plan_lines SET state = 'proposed', proposed_by = ${me.personId}, proposed_at = now(),
      returned_reason = NULL WHERE plan_line_id = ${id}`.execute(tx);
    return { subjectId: id, place: placeOf(known), result: { id } };
  },
});

export const approveLine = action({
  name: 'plan_line.approve',
  may: 'plan:approve',
  writes: 'plan_line.approved',
  subject: lineSubject,
  from: ['proposed'],
  to: 'approved',
  input: v.object(lineId),
  async run({ tx, me }, { id }) {
    const known = await knownLine(tx, id);
    if (known.proposedBy === me.personId) throw ownProposal();
    await sql`UPDATE office.plan_lines SET state = 'approved', approved_by = ${me.personId}, approved_at = now()
      WHERE plan_line_id = ${id}`.execute(tx);
    return { subjectId: id, place: placeOf(known), result: { id } };
  },
});

/** A line that was in force before goes back to a draft too: its figures wait until they are approved again. */
export const returnLine = action({
  name: 'plan_line.return',
  may: 'plan:approve',
  writes: 'plan_line.returned',
  subject: lineSubject,
  from: ['proposed'],
  to: 'drafted',
  input: v.object({ ...lineId, reason }),
  async run({ tx }, { id, reason: why }) {
    const known = await knownLine(tx, id);
    await sql`UPDATE office.plan_lines SET state = 'drafted', returned_reason = ${why}, proposed_by = NULL, proposed_at = NULL,
        approved_by = NULL, approved_at = NULL
      WHERE plan_line_id = ${id}`.execute(tx);
    return { subjectId: id, place: placeOf(known), result: { id } };
  },
});
