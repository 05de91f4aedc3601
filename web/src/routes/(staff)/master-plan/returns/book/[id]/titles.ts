/** What indicators are called. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';

export async function indicatorTitles(
  tx: Tx,
  ids: readonly string[],
): Promise<Record<string, { th: string; en: string }>> {
  const { rows } = await sql<{ id: string; th: string; en: string }>`
    SELECT indicator_id AS id, title_th AS th, title_en AS en FROM office.indicators
    WHERE indicator_id = ANY (${[...new Set(ids)]}::text[])`.execute(tx);
  return Object.fromEntries(rows.map(({ id, th, en }) => [id, { th, en }]));
}
