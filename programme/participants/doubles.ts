/** Entries that may be one person: of one card, or of names that are written or heard alike. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import { nameKey, soundKey } from './name-key.ts';
import { shownColumns, type Participant } from './queries.ts';

/** Entries in use within the viewer's scope under the same card or sound; at most 10. */
export async function alike(
  tx: Tx,
  {
    givenName,
    familyName,
    cardMark,
  }: { givenName: string; familyName: string; cardMark?: string | undefined },
): Promise<Participant[]> {
  const mark = cardMark === undefined ? null : Buffer.from(cardMark, 'hex');
  const { rows } = await sql<Participant>`
    SELECT ${shownColumns} FROM office.participants p
    WHERE p.state = 'known' AND (p.sound_key = ${soundKey(nameKey(givenName, familyName))} OR p.card_mark = ${mark})
    ORDER BY p.name_key, p.participant_id LIMIT 10`.execute(tx);
  return rows;
}

export interface Double {
  why: 'card' | 'written_alike' | 'heard_alike';
  one: Participant;
  other: Participant;
}

interface Pair {
  why: Double['why'];
  one: string;
  other: string;
}

/**
 * Pairs within the viewer's scope, surest first; at most `most`. Names that only one entry has are put aside before
 * anything is sorted: they are nearly all.
 */
export async function doubles(tx: Tx, most = 50): Promise<Double[]> {
  const { rows } = await sql<Pair>`
    WITH by_card AS (
      SELECT p.participant_id AS other, lag(p.participant_id) OVER w AS one, 0 AS rank, 'card' AS why
      FROM office.participants p WHERE p.state = 'known' AND p.card_mark IS NOT NULL
      WINDOW w AS (PARTITION BY p.card_mark ORDER BY p.entered_at, p.participant_id)
    ), shared AS MATERIALIZED (
      SELECT p.sound_key FROM office.participants p WHERE p.state = 'known' GROUP BY p.sound_key HAVING count(*) > 1
    ), by_sound AS (
      SELECT p.participant_id AS other, lag(p.participant_id) OVER w AS one,
        CASE WHEN p.name_key = lag(p.name_key) OVER w THEN 1 ELSE 2 END AS rank,
        CASE WHEN p.name_key = lag(p.name_key) OVER w THEN 'written_alike' ELSE 'heard_alike' END AS why
      FROM office.participants p JOIN shared USING (sound_key) WHERE p.state = 'known'
      WINDOW w AS (PARTITION BY p.sound_key ORDER BY p.entered_at, p.participant_id)
    ), pairs AS (
      SELECT one, other, min(rank) AS rank FROM (
        SELECT one, other, rank FROM by_card WHERE one IS NOT NULL
        UNION ALL SELECT one, other, rank FROM by_sound WHERE one IS NOT NULL) AS found GROUP BY one, other
    )
    SELECT one, other, (ARRAY['card', 'written_alike', 'heard_alike'])[rank + 1] AS why FROM pairs
    ORDER BY rank, one, other LIMIT ${most}`.execute(tx);
  return withEntries(tx, rows);
}

async function withEntries(tx: Tx, pairs: readonly Pair[]): Promise<Double[]> {
  const ids = [...new Set(pairs.flatMap(({ one, other }) => [one, other]))];
  const { rows } = await sql<Participant>`
    SELECT ${shownColumns} FROM office.participants p WHERE p.participant_id = ANY (${ids}::uuid[])`.execute(
    tx,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return pairs.map(({ why, one, other }) => ({ why, one: byId.get(one)!, other: byId.get(other)! }));
}
