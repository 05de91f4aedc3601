/**
 * The morning's digest: for everybody with a post in force, how many things press, across all their hats.
 * Each count is made under the person's own post, so a digest never knows more than its reader.
 */
import { sql } from 'kysely';
import { isWorkingDay } from '#kernel/working-days.ts';
import { readCalendar } from '#office/deadlines/calendar.ts';
import { queueMessage } from '#office/outbox/queries.ts';
import type { Store } from '#platform/postgres/store.ts';
import type { Contributor } from './due.ts';
import { myWork, pressing } from './my-work.ts';

const job = { kind: 'system', job: 'digest' } as const;

/** Queues one message for each person with something pressing; none on a day off. @returns how many */
export async function queueDigests(
  store: Store,
  now: Date = new Date(),
  from?: readonly Contributor[],
): Promise<number> {
  const calendar = await store.within(job, (tx) => readCalendar(tx, now));
  if (!isWorkingDay(calendar.today, calendar.holidays)) return 0;
  let queued = 0;
  for (const [personId, postIds] of await postsByPerson(store)) {
    let count = 0;
    for (const postId of postIds) {
      const viewer = { kind: 'staff', personId, postId } as const;
      count += pressing(await store.within(viewer, (tx) => myWork(tx, now, from))).length;
    }
    if (count === 0) continue;
    await store.within(job, (tx) => queueMessage(tx, personId, 'digest', count));
    queued += 1;
  }
  return queued;
}

/** People who can be written to, with their posts in force. */
async function postsByPerson(store: Store): Promise<Map<string, string[]>> {
  const { rows } = await store.within(job, (tx) =>
    sql<{ personId: string; postIds: string[] }>`
      SELECT p.person_id AS "personId", array_agg(p.post_id::text ORDER BY p.from_at) AS "postIds"
      FROM office.posts p JOIN office.people x USING (person_id)
      WHERE x.disabled_at IS NULL AND x.email IS NOT NULL AND p.from_at <= clock_timestamp()
        AND (p.until_at IS NULL OR p.until_at > clock_timestamp())
      GROUP BY p.person_id`.execute(tx),
  );
  return new Map(rows.map(({ personId, postIds }) => [personId, postIds]));
}
