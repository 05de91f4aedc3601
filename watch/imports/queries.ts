/** Imports as their pages show them. */
import { sql } from 'kysely';
import { notFound } from '#office/problems.ts';
import type { Place } from '#office/action.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { ToldProblem } from './problems.ts';
import type { ImportState } from './states.ts';

/** Rows of one file, or of all: read = new + changed + unchanged + quarantined. */
export interface RowCounts {
  read: number;
  new: number;
  changed: number;
  unchanged: number;
  quarantined: number;
}

export interface FileAccountShown extends RowCounts {
  file_id: string;
  name: string;
  sampled: boolean;
  as_at: string | null;
  reasons: Record<string, number>;
  repairs: Record<string, number>;
}

export interface ImportAccountShown {
  generation: number | null;
  files: FileAccountShown[];
  totals: RowCounts;
}

/** Which process works on it. */
export interface WorkerMark {
  pid: number;
  host: string;
  started: string;
}

export interface ImportShown {
  id: string;
  state: ImportState;
  version: number;
  way: 'upload' | 'folder';
  purpose: 'fresh' | 'mended';
  files: { name: string; bytes: number }[];
  bytes: number;
  asAt: string | null;
  sampled: boolean | null;
  by: string | null;
  areaNo: number | null;
  queuedAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  stage: string | null;
  item: string | null;
  done: number | null;
  total: number | null;
  /** When the worker last said anything of it. */
  progressAt: Date | null;
  account: ImportAccountShown | null;
  problem: ToldProblem | null;
}

const columns = sql`i.import_id AS id, i.state, i.version, i.way, i.purpose, i.files, i.byte_count::float8 AS bytes, i.as_at_on::text AS "asAt",
  i.sampled, p.full_name AS by, i.area_no AS "areaNo", i.queued_at AS "queuedAt", i.started_at AS "startedAt", i.ended_at AS "endedAt",
  i.stage, i.item, i.done, i.total, i.progress_at AS "progressAt", i.account, i.problem`;

/** Imports of one page of the list. */
export const importsAPage = 25;

/** The newest first. */
export async function listImports(tx: Tx, page = 1): Promise<{ rows: ImportShown[]; pages: number }> {
  const { rows } = await sql<ImportShown>`
    SELECT ${columns} FROM office.imports i LEFT JOIN office.people p ON p.person_id = i.person_id
    ORDER BY i.queued_at DESC, i.import_id LIMIT ${importsAPage} OFFSET ${(page - 1) * importsAPage}`.execute(
    tx,
  );
  const { rows: counted } = await sql<{ n: number }>`SELECT count(*)::int AS n FROM office.imports`.execute(
    tx,
  );
  return { rows, pages: Math.max(1, Math.ceil((counted[0]?.n ?? 0) / importsAPage)) };
}

/** Whether there is such an import for the viewer. */
export async function isImport(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`SELECT FROM office.imports WHERE import_id = ${id}`.execute(tx);
  return rows.length > 0;
}

/** @throws Problem office.not_found */
export async function readImport(tx: Tx, id: string): Promise<ImportShown> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(id)) throw notFound();
  const { rows } = await sql<ImportShown>`
    SELECT ${columns} FROM office.imports i LEFT JOIN office.people p ON p.person_id = i.person_id
    WHERE i.import_id = ${id}`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

export async function placeOfImport(tx: Tx, id: string): Promise<Place> {
  const { rows } = await sql<{ areaNo: number | null }>`
    SELECT area_no AS "areaNo" FROM office.imports WHERE import_id = ${id}`.execute(tx);
  return { areaNo: rows[0]?.areaNo ?? null };
}
