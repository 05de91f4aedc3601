/** The way of a telling: handed to another, checked by another, cleared for a day, withdrawn; or dropped before. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { bangkokToday } from '#kernel/working-days.ts';
import { action } from '#office/action.ts';
import { adviceBehind, earliestDay, mustTellNobody } from '../desk.ts';
import { clearFields, ofPublication, why } from '../fields.ts';
import { dayTooEarly, notInForce, ownWords } from '../problems.ts';
import { readPublication } from '../queries.ts';
import { publicationSubject } from '../states.ts';

export const handToCheck = action({
  name: 'publication.hand_on',
  may: 'clinic:answer',
  writes: 'publication.handed_on',
  subject: publicationSubject,
  from: ['drafted'],
  to: 'to_check',
  input: v.object(ofPublication),
  async run({ tx }, { id }) {
    const { areaNo } = await readPublication(tx, id);
    return { subjectId: id, place: { areaNo }, result: { id } };
  },
});

/** Somebody who wrote none of it looks once more for what could tell who asked. */
export const checkPublication = action({
  name: 'publication.check',
  may: 'clinic:answer',
  writes: 'publication.checked',
  subject: publicationSubject,
  from: ['to_check'],
  to: 'checked',
  input: v.object(ofPublication),
  async run({ tx, me }, { id }) {
    const { areaNo, writers } = await readPublication(tx, id);
    if (writers.includes(me.personId)) throw ownWords();
    await sql`UPDATE office.publications SET checked_by = ${me.personId}::uuid, checked_at = clock_timestamp()
      WHERE publication_id = ${id}::uuid`.execute(tx);
    return { subjectId: id, place: { areaNo }, result: { id } };
  },
});

/**
 * The director gives it a day. What the clinic learned of the asker since the draft is looked for again; a correction
 * stands in the place of the one before at once.
 */
export const clearPublication = action({
  name: 'publication.clear',
  may: 'clinic:sign',
  writes: 'publication.cleared',
  subject: publicationSubject,
  from: ['checked'],
  to: 'cleared',
  input: v.object({ ...ofPublication, ...clearFields }),
  async run({ tx, me }, { id, publishOn }) {
    const { adviceId, areaNo, replacesId, conditions, ...told } = await readPublication(tx, id);
    const advice = await adviceBehind(tx, adviceId);
    if (advice.isReplaced) throw notInForce();
    mustTellNobody({ ...told, conditions: conditions ?? undefined }, advice.known);
    const today = bangkokToday(new Date());
    const earliest = earliestDay(advice, today);
    const day = replacesId === null ? publishOn : today;
    if (day < (replacesId === null ? earliest : today)) throw dayTooEarly(earliest);
    if (replacesId !== null)
      await sql`UPDATE office.publications SET state = 'replaced', version = version + 1
        WHERE publication_id = ${replacesId}::uuid AND state = 'cleared'`.execute(tx);
    await sql`UPDATE office.publications SET cleared_by = ${me.personId}::uuid, cleared_at = clock_timestamp(),
      publish_on = ${day}::date, state = 'cleared' WHERE publication_id = ${id}::uuid`.execute(tx);
    return { subjectId: id, place: { areaNo }, data: { publishOn: day }, result: { id } };
  },
});

/** It is gone from every page at once; the desk keeps what was told, until when, and why no longer. */
export const withdrawPublication = action({
  name: 'publication.withdraw',
  may: 'clinic:sign',
  writes: 'publication.withdrawn',
  subject: publicationSubject,
  from: ['cleared'],
  to: 'withdrawn',
  input: v.object({ ...ofPublication, why }),
  async run({ tx }, { id, why: reason }) {
    const { areaNo } = await readPublication(tx, id);
    await sql`UPDATE office.publications SET withdrawn_on = ${bangkokToday(new Date())}::date, withdrawn_why = ${reason},
      state = 'withdrawn' WHERE publication_id = ${id}::uuid`.execute(tx);
    return { subjectId: id, place: { areaNo }, result: { id } };
  },
});

export const dropPublication = action({
  name: 'publication.drop',
  may: 'clinic:answer',
  writes: 'publication.dropped',
  subject: publicationSubject,
  from: ['drafted', 'to_check', 'checked'],
  to: 'dropped',
  input: v.object(ofPublication),
  async run({ tx }, { id }) {
    const { areaNo } = await readPublication(tx, id);
    return { subjectId: id, place: { areaNo }, result: { id } };
  },
});
