/** The agency asks for a later day; whoever signs for the office decides. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { day, rowId, version, words } from '#office/form-fields.ts';
import { writeEntry } from '../entry.ts';
import { askedAlready, dayPassed, notLater } from '../problems.ts';
import { readKnown } from '../recommendation.ts';
import { recommendationSubject } from '../states.ts';
import { bangkokToday } from '#kernel/working-days.ts';

export const askMoreTime = action({
  name: 'recommendation.ask_more_time',
  may: 'recommendation:reply',
  writes: 'recommendation.extension_asked',
  subject: recommendationSubject,
  from: ['issued', 'reopened', 'accepted', 'partly_accepted', 'not_verified'],
  input: v.object({ id: rowId, version, wantedOn: day, reason: words(5, 2000) }),
  async run({ tx, me }, { id, wantedOn, reason }) {
    const { place, dueOn } = await readKnown(tx, id);
    if (wantedOn <= dueOn) throw notLater();
    if (wantedOn <= bangkokToday(new Date())) throw dayPassed('wantedOn');
    const { rows } = await sql`
      INSERT INTO office.recommendation_extensions (recommendation_id, wanted_on, reason, asked_by)
      VALUES (${id}, ${wantedOn}::date, ${reason}, ${me.personId})
      ON CONFLICT (recommendation_id) WHERE state = 'asked' DO NOTHING RETURNING 1 AS asked`.execute(tx);
    if (rows.length === 0) throw askedAlready();
    await writeEntry(tx, me, id, { kind: 'extension_asked', words: reason, dueOn: wantedOn });
    return { subjectId: id, place, data: { wanted_on: wantedOn }, result: { id } };
  },
});
