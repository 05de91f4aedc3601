/** A wish for more time is approved or refused by whoever signs for the office, never by whoever asked. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action, type Me } from '#office/action.ts';
import { optional, rowId, version, words } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { writeEntry } from '../entry.ts';
import { ownWish } from '../problems.ts';
import { readKnown } from '../recommendation.ts';
import { extensionSubject } from '../states.ts';

export const approveMoreTime = action({
  name: 'recommendation.approve_more_time',
  may: 'recommendation:extend',
  writes: 'recommendation.extended',
  subject: extensionSubject,
  from: ['asked'],
  to: 'approved',
  input: v.object({ id: rowId, version, words: optional(words(1, 2000)) }),
  async run({ tx, me }, { id, words: said }) {
    const wish = await decide(tx, me, id);
    const { place } = await readKnown(tx, wish.recommendationId);
    await sql`UPDATE office.recommendations SET due_on = ${wish.wantedOn}::date, version = version + 1
      WHERE recommendation_id = ${wish.recommendationId}`.execute(tx);
    await writeEntry(tx, me, wish.recommendationId, { kind: 'extended', words: said, dueOn: wish.wantedOn });
    const data = { recommendation_id: wish.recommendationId, due_on: wish.wantedOn };
    return { subjectId: id, place, data, result: wish };
  },
});

export const refuseMoreTime = action({
  name: 'recommendation.refuse_more_time',
  may: 'recommendation:extend',
  writes: 'recommendation.extension_refused',
  subject: extensionSubject,
  from: ['asked'],
  to: 'refused',
  input: v.object({ id: rowId, version, words: words(5, 2000) }),
  async run({ tx, me }, { id, words: said }) {
    const wish = await decide(tx, me, id);
    const { place } = await readKnown(tx, wish.recommendationId);
    await writeEntry(tx, me, wish.recommendationId, { kind: 'extension_refused', words: said });
    return {
      subjectId: id,
      place,
      data: { recommendation_id: wish.recommendationId },
      result: wish,
    };
  },
});

interface Wish {
  recommendationId: string;
  wantedOn: string;
}

/** @throws Problem recommendations.own_wish */
async function decide(tx: Tx, me: Me, id: string): Promise<Wish> {
  const { rows } = await sql<Wish & { askedBy: string }>`
    SELECT recommendation_id AS "recommendationId", wanted_on AS "wantedOn", asked_by AS "askedBy"
    FROM office.recommendation_extensions WHERE extension_id = ${id}`.execute(tx);
  const [wish] = rows;
  if (!wish) throw notFound();
  if (wish.askedBy === me.personId) throw ownWish();
  await sql`UPDATE office.recommendation_extensions SET decided_by = ${me.personId}, decided_at = now()
    WHERE extension_id = ${id}`.execute(tx);
  return { recommendationId: wish.recommendationId, wantedOn: wish.wantedOn };
}
