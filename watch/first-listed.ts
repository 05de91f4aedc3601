/** Since when each subject has been on the list: what is new is asked of this, as the list is rebuilt each time. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';

export interface FirstListed {
  generation: number;
  at: Date;
}

/** Names a subject of a year. */
export const listedKey = (row: { subject_id: string; fiscal_year_be: number }): string =>
  `${row.subject_id} ${row.fiscal_year_be}`;

/**
 * By `listedKey`, within the viewer's scope; of these subjects, or of all when none are named. A subject that is
 * not there has come with the newest data.
 */
export async function firstListed(
  tx: Tx,
  subjectIds: readonly string[] | null,
): Promise<Map<string, FirstListed>> {
  const { rows } = await sql<FirstListed & { subject_id: string; fiscal_year_be: number }>`
    SELECT subject_id, fiscal_year_be, first_generation AS generation, first_listed_at AS at FROM office.listed_subjects
    WHERE ${subjectIds === null ? sql`true` : sql`subject_id = ANY (${subjectIds}::text[])`}`.execute(tx);
  return new Map(rows.map(({ generation, at, ...key }) => [listedKey(key), { generation, at }]));
}
