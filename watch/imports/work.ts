/** What the worker needs of an import: whose it is, what lies where, how it goes on, and what died with a worker. */
import { sql } from 'kysely';
import { recordEvent } from '#office/action.ts';
import type { Tx, Viewer } from '#platform/postgres/store.ts';
import type { ToldProblem } from './problems.ts';
import { placeOfImport, type ImportAccountShown, type WorkerMark } from './queries.ts';
import { underWay, type ImportState } from './states.ts';

export interface ImportWork {
  id: string;
  state: ImportState;
  way: 'upload' | 'folder';
  files: { name: string; bytes: number }[];
  asAt: string | null;
  sampled: boolean | null;
  /** Under whose scope it runs. */
  viewer: Viewer;
}

/** Null when there is no such import. Asked as the system: the person may have lost the post meanwhile. */
export async function importWork(tx: Tx, id: string): Promise<ImportWork | null> {
  const { rows } = await sql<Omit<ImportWork, 'viewer'> & { personId: string; postId: string }>`
    SELECT import_id AS id, state, way, files, as_at_on::text AS "asAt", sampled, person_id AS "personId", post_id AS "postId"
    FROM office.imports WHERE import_id = ${id}`.execute(tx);
  if (!rows[0]) return null;
  const { personId, postId, ...work } = rows[0];
  return { ...work, viewer: { kind: 'staff', personId, postId } };
}

export interface Progress {
  stage: string;
  item: string;
  done: number;
  total: number | null;
}

/** Notes how far it is. @returns the state it is in; null when the person no longer sees it */
export async function noteProgress(
  tx: Tx,
  id: string,
  { stage, item, done, total }: Progress,
): Promise<ImportState | null> {
  const shown = item.replaceAll('\0', '').slice(0, 300);
  const { rows } = await sql<{ state: ImportState }>`
    UPDATE office.imports SET stage = ${stage}, item = ${shown}, done = ${done}, total = ${total}, progress_at = clock_timestamp()
    WHERE import_id = ${id} RETURNING state`.execute(tx);
  return rows[0]?.state ?? null;
}

export type SystemEnd =
  { state: 'finished'; account: ImportAccountShown } | { state: 'failed'; problem: ToldProblem };

/** Ends an import whose person can no longer end it. Asked as the system; written down as everything is. */
export async function endAsSystem(tx: Tx, id: string, end: SystemEnd): Promise<void> {
  const account = end.state === 'finished' ? JSON.stringify(end.account) : null;
  const problem = end.state === 'failed' ? JSON.stringify(end.problem) : null;
  const generation = end.state === 'finished' ? end.account.generation : null;
  const { rows } = await sql`
    UPDATE office.imports SET state = ${end.state}, version = version + 1, ended_at = clock_timestamp(), worker = NULL,
      account = ${account}::jsonb, problem = ${problem}::jsonb, generation = ${generation}
    WHERE import_id = ${id} AND state = ANY (${underWay}::text[]) RETURNING 1 AS ended`.execute(tx);
  if (rows.length === 0) return;
  await recordEvent(tx, {
    name: `import.${end.state}`,
    subjectKind: 'import',
    subjectId: id,
    place: await placeOfImport(tx, id),
    data: end.state === 'failed' ? { code: end.problem.code } : { read: end.account.totals.read },
  });
}

/** Imports that are said to be worked on, and by which process. Asked as the system. */
export async function claimedImports(tx: Tx): Promise<{ id: string; worker: WorkerMark | null }[]> {
  const { rows } = await sql<{ id: string; worker: WorkerMark | null }>`
    SELECT import_id AS id, worker FROM office.imports WHERE state = 'running' OR state = 'stopping' AND started_at IS NOT NULL`.execute(
    tx,
  );
  return rows;
}

/** Ids of imports that somebody still waits for: their files must stay. Asked as the system. */
export async function awaitedImports(tx: Tx): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    SELECT import_id AS id FROM office.imports WHERE state = ANY (${underWay}::text[])`.execute(tx);
  return new Set(rows.map((row) => row.id));
}
