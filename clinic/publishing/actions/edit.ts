/** The words are written anew; whoever checked them has to check them again, and is now one of the writers. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { adviceBehind, mustTellNobody, searchTextOf } from '../desk.ts';
import { ofPublication, toldFields } from '../fields.ts';
import { readPublication } from '../queries.ts';
import { publicationSubject } from '../states.ts';

export const editPublication = action({
  name: 'publication.edit',
  may: 'clinic:answer',
  writes: 'publication.edited',
  subject: publicationSubject,
  from: ['drafted', 'to_check', 'checked'],
  to: 'drafted',
  input: v.object({ ...ofPublication, ...toldFields }),
  async run({ tx, me }, { id, version: _, ...told }) {
    const { adviceId, areaNo } = await readPublication(tx, id);
    mustTellNobody(told, (await adviceBehind(tx, adviceId)).known);
    await sql`
      UPDATE office.publications SET title = ${told.title}, topic = ${told.topic}, question = ${told.question},
        facts = ${told.facts}, level = ${told.level}, conditions = ${told.conditions ?? null}, answer = ${told.answer},
        search_text = ${searchTextOf(told)}, written_at = clock_timestamp(), checked_by = NULL, checked_at = NULL,
        writers = CASE WHEN ${me.personId}::uuid = ANY (writers) THEN writers ELSE writers || ${me.personId}::uuid END,
        state = 'drafted'
      WHERE publication_id = ${id}::uuid`.execute(tx);
    return { subjectId: id, place: { areaNo }, result: { id } };
  },
});
