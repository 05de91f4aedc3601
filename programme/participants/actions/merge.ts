/** Two entries are one person: this one points to the other from now on. Both stay, and it can be taken back. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { holdsOthers, notWithItself } from '../problems.ts';
import { placeOf } from '../queries.ts';
import { participantSubject } from '../states.ts';

export const mergeParticipants = action({
  name: 'participant.merge',
  may: 'participants:merge',
  writes: 'participant.merged',
  subject: participantSubject,
  from: ['known'],
  to: 'merged',
  /** `participantId` is the entry that stays. */
  input: v.object({ id: rowId, version, participantId: rowId }),
  async run({ tx, me }, { id, participantId: into }) {
    if (id === into || !(await isInUse(tx, into))) throw notWithItself();
    const { rows } = await sql`SELECT FROM office.participants WHERE merged_into = ${id} LIMIT 1`.execute(tx);
    if (rows.length > 0) throw holdsOthers();
    await sql`UPDATE office.participants SET state = 'merged', merged_into = ${into} WHERE participant_id = ${id}`.execute(
      tx,
    );
    await sql`UPDATE office.participants SET version = version + 1 WHERE participant_id = ${into}`.execute(
      tx,
    );
    await sql`INSERT INTO office.participant_merges (participant_id, into_id, merged_by) VALUES (${id}, ${into}, ${me.personId})`.execute(
      tx,
    );
    return { subjectId: id, place: await placeOf(tx, id), data: { into }, result: { id: into } };
  },
});

/** The one that stays, its row locked: it cannot be merged away at the same moment. */
async function isInUse(tx: Tx, id: string): Promise<boolean> {
  const { rows } =
    await sql`SELECT FROM office.participants WHERE participant_id = ${id} AND state = 'known' FOR UPDATE`.execute(
      tx,
    );
  return rows.length === 1;
}
