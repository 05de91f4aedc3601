/**
 * What the worker says of an import, as the person who asked for it: begun, finished with its account, failed,
 * cancelled. A person whose post has ended can no longer say anything, and the worker ends the import instead.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { ToldProblem } from '../problems.ts';
import { placeOfImport, type ImportAccountShown, type WorkerMark } from '../queries.ts';
import { importSubject } from '../states.ts';

const marked = v.custom<WorkerMark>((given) => typeof given === 'object' && given !== null, 'worker');
const account = v.custom<ImportAccountShown>(
  (given) => typeof given === 'object' && given !== null,
  'account',
);
const problem = v.custom<ToldProblem>((given) => typeof given === 'object' && given !== null, 'problem');

const ofImport = async (tx: Tx, id: string, data: Record<string, number | string> = {}) => ({
  subjectId: id,
  place: await placeOfImport(tx, id),
  data,
  result: { id },
});

export const beginImport = action({
  name: 'import.begin',
  may: 'analysis:import',
  writes: 'import.begun',
  subject: importSubject,
  from: ['queued'],
  to: 'running',
  input: v.object({ id: rowId, worker: marked }),
  async run({ tx }, { id, worker }) {
    await sql`UPDATE office.imports SET started_at = clock_timestamp(), progress_at = clock_timestamp(), worker = ${JSON.stringify(worker)}::jsonb
      WHERE import_id = ${id}`.execute(tx);
    return ofImport(tx, id);
  },
});

export const finishImport = action({
  name: 'import.finish',
  may: 'analysis:import',
  writes: 'import.finished',
  subject: importSubject,
  from: ['running', 'stopping'],
  to: 'finished',
  input: v.object({ id: rowId, account }),
  async run({ tx }, { id, account: rows }) {
    await sql`UPDATE office.imports SET ended_at = clock_timestamp(), account = ${JSON.stringify(rows)}::jsonb, generation = ${rows.generation},
      worker = NULL WHERE import_id = ${id}`.execute(tx);
    await sql`SELECT office.queue_job('refresh', '{}'::jsonb, 'refresh', 'refresh')`.execute(tx);
    const { read, quarantined } = rows.totals;
    return ofImport(tx, id, {
      read,
      quarantined,
      ...(rows.generation === null ? {} : { generation: rows.generation }),
    });
  },
});

export const failImport = action({
  name: 'import.fail',
  may: 'analysis:import',
  writes: 'import.failed',
  subject: importSubject,
  from: ['queued', 'running', 'stopping'],
  to: 'failed',
  input: v.object({ id: rowId, problem }),
  async run({ tx }, { id, problem: why }) {
    await sql`UPDATE office.imports SET ended_at = clock_timestamp(), worker = NULL, problem = ${JSON.stringify(why)}::jsonb
      WHERE import_id = ${id}`.execute(tx);
    return ofImport(tx, id, { code: why.code });
  },
});

export const cancelImport = action({
  name: 'import.cancel',
  may: 'analysis:import',
  writes: 'import.cancelled',
  subject: importSubject,
  from: ['stopping'],
  to: 'cancelled',
  input: v.object({ id: rowId }),
  async run({ tx }, { id }) {
    await sql`UPDATE office.imports SET ended_at = clock_timestamp(), worker = NULL WHERE import_id = ${id}`.execute(
      tx,
    );
    return ofImport(tx, id);
  },
});
