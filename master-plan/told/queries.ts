/** What bodies told in words of their projects: progress, obstacles, support they ask for; of what was last sent. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';

export const toldKinds = ['obstacle', 'support', 'progress'] as const;
export type ToldKind = (typeof toldKinds)[number];

export interface Told {
  returnId: string;
  projectId: string;
  kind: ToldKind;
  nameTh: string;
  provinceTh: string;
  provinceEn: string;
  title: string;
  words: string;
  parts: number[];
}

const most = 100;

/**
 * Of a round and the reader's place, those whose words or project title have the text in them, however it is written
 * in capitals; by province and body. @returns at most a hundred, and how many there are
 */
export async function toldIn(
  tx: Tx,
  { roundId, kind, words }: { roundId: string; kind: ToldKind | null; words: string },
): Promise<{ rows: Told[]; count: number }> {
  const pattern = `%${words.replace(/[\\%_]/gu, String.raw`\$&`)}%`;
  const kinds = kind === null ? toldKinds : [kind];
  const { rows } = await sql<Told & { count: number }>`
    WITH sent AS MATERIALIZED (
      SELECT q.quarterly_return_id, q.name_th, q.province_iso, w.moment FROM office.quarterly_returns q
      JOIN office.return_revisions w ON w.quarterly_return_id = q.quarterly_return_id AND w.revision_no = q.revision_no
      WHERE q.return_round_id = ${roundId}
    )
    SELECT s.quarterly_return_id AS "returnId", p.return_project_id AS "projectId", t.kind, s.name_th AS "nameTh", v.name_th AS "provinceTh",
      v.name_en AS "provinceEn", p.title, t.words, p.parts, count(*) OVER ()::int AS count
    FROM sent s JOIN office.return_projects p USING (moment) JOIN office.provinces v USING (province_iso)
    CROSS JOIN LATERAL (VALUES ('obstacle', p.obstacle), ('support', p.support), ('progress', p.progress)) AS t (kind, words)
    WHERE t.words IS NOT NULL AND t.kind = ANY (${kinds}::text[]) AND (t.words ILIKE ${pattern} OR p.title ILIKE ${pattern})
    ORDER BY s.province_iso, s.name_th, s.quarterly_return_id, p.line_no, t.kind LIMIT ${most}`.execute(tx);
  return { rows, count: rows[0]?.count ?? 0 };
}
