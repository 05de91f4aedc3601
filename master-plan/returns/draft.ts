/** What was typed is kept as it is, and with it how long it took: what a form costs is known by its typing. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import type { TypedReturn } from './typed.ts';

/** Of the time between two savings at most five minutes are work: who went to lunch was not filling in. */
export async function keepDraft(
  tx: Tx,
  returnId: string,
  personId: string,
  typed: TypedReturn,
): Promise<void> {
  await sql`
    INSERT INTO office.return_drafts (quarterly_return_id, agency_id, typed, typed_by)
    SELECT quarterly_return_id, agency_id, ${JSON.stringify(typed)}::jsonb, ${personId}::uuid
    FROM office.quarterly_returns WHERE quarterly_return_id = ${returnId}::uuid
    ON CONFLICT (quarterly_return_id) DO UPDATE SET typed = excluded.typed, typed_by = excluded.typed_by, typed_at = now()`.execute(
    tx,
  );
  await sql`
    UPDATE office.quarterly_returns SET saves = saves + 1, saved_at = now(),
      active_seconds = active_seconds + least(300, greatest(0, extract(epoch FROM now() - coalesce(saved_at, now()))))::int
    WHERE quarterly_return_id = ${returnId}::uuid`.execute(tx);
}
