/** A merge is taken back while nothing was recorded since that might be of either entry. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { usedSince } from '../problems.ts';
import { placeOf } from '../queries.ts';
import { participantSubject } from '../states.ts';

export const takeApart = action({
  name: 'participant.take_apart',
  may: 'participants:merge',
  writes: 'participant.taken_apart',
  subject: participantSubject,
  from: ['merged'],
  to: 'known',
  input: v.object({ id: rowId, version }),
  async run({ tx, me }, { id }) {
    const { rows } = await sql<{
      used: boolean;
    }>`SELECT office.participant_used_since_merge(${id}) AS used`.execute(tx);
    if (rows[0]!.used) throw usedSince();
    await sql`UPDATE office.participants SET state = 'known', merged_into = NULL WHERE participant_id = ${id}`.execute(
      tx,
    );
    await sql`UPDATE office.participant_merges SET undone_by = ${me.personId}, undone_at = clock_timestamp()
      WHERE participant_id = ${id} AND undone_at IS NULL`.execute(tx);
    return { subjectId: id, place: await placeOf(tx, id), result: { id } };
  },
});
