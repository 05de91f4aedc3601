/** Decisions about waiting rows, as their pages show them and their actions keep them. */
import { sql } from 'kysely';
import * as v from 'valibot';
import type { Me } from '#office/action.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { rowDecided } from './problems.ts';
import { placeOfImport } from './queries.ts';
import type { RowState } from './row-states.ts';

/** A row as the page found it among those that wait; never from a form. */
export interface WaitingRowName {
  importId: string;
  fileId: string;
  line: number;
  key: string;
  reason: string;
}

export interface RowDecision {
  id: string;
  state: Exclude<RowState, 'withdrawn'>;
  version: number;
  fileId: string;
  line: number;
  key: string;
  changes: Record<string, string>;
  why: string | null;
  by: string | null;
  decidedAt: Date;
  mendedImportId: string | null;
  /** The import that took it did not come to its end: it can be sent again. */
  sendAgain: boolean;
}

const columns = sql`d.decision_id AS id, d.state, d.version, d.file_id AS "fileId", d.line::float8 AS line, d.row_key AS key, d.changes, d.why,
  p.full_name AS by, d.decided_at AS "decidedAt", d.mended_import_id AS "mendedImportId",
  coalesce(d.state = 'sent' AND m.state IN ('failed', 'cancelled'), false) AS "sendAgain"`;

/** Decisions in force about rows of these files, as far as the viewer sees them. */
export async function decisionsOn(tx: Tx, fileIds: readonly string[]): Promise<RowDecision[]> {
  const { rows } = await sql<RowDecision>`
    SELECT ${columns} FROM office.waiting_row_decisions d
    LEFT JOIN office.people p ON p.person_id = d.person_id LEFT JOIN office.imports m ON m.import_id = d.mended_import_id
    WHERE d.file_id = ANY (${fileIds}::text[]) AND d.state <> 'withdrawn' ORDER BY d.decided_at, d.decision_id`.execute(
    tx,
  );
  return rows;
}

export const decisionOf = (
  decisions: readonly RowDecision[],
  row: Pick<WaitingRowName, 'fileId' | 'line' | 'key'>,
) =>
  decisions.find((one) => one.fileId === row.fileId && one.line === row.line && one.key === row.key) ?? null;

/** Mended and not yet taken by an import. */
export const toSend = (decision: RowDecision): boolean => decision.state === 'mended' || decision.sendAgain;

export const rowNamed = v.custom<WaitingRowName>(
  (given) => typeof given === 'object' && given !== null && 'key' in given && 'importId' in given,
  'row',
);

/** Keeps a decision, in the place of the import through which the row was seen. @throws Problem import.row_decided */
export async function keepDecision(
  tx: Tx,
  me: Me,
  row: WaitingRowName,
  decided: { state: 'mended'; changes: Record<string, string> } | { state: 'left_out'; why: string },
) {
  const place = await placeOfImport(tx, row.importId);
  const changes = JSON.stringify('changes' in decided ? decided.changes : {});
  const { rows } = await sql<{ id: string }>`
    INSERT INTO office.waiting_row_decisions (state, import_id, file_id, line, row_key, reason, changes, why, area_no, person_id, post_id)
    VALUES (${decided.state}, ${row.importId}, ${row.fileId}, ${row.line}, ${row.key}, ${row.reason}, ${changes}::jsonb,
      ${'why' in decided ? decided.why : null}, ${place.areaNo ?? null}, ${me.personId}, ${me.postId})
    ON CONFLICT DO NOTHING RETURNING decision_id AS id`.execute(tx);
  const [kept] = rows;
  if (!kept) throw rowDecided();
  return { subjectId: kept.id, place, data: { reason: row.reason }, result: { id: kept.id } };
}
