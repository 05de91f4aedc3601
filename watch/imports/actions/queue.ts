/** An officer asks for files to be taken in. The job is queued with the row: both are there, or neither. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action, type Me } from '#office/action.ts';
import { day, optional, rowId } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { importSubject } from '../states.ts';

/** A file as the page's own code received or chose it; never a path, and never from a form. */
export interface ImportFile {
  name: string;
  bytes: number;
}

const files = v.custom<ImportFile[]>(
  (given) =>
    Array.isArray(given) &&
    given.length > 0 &&
    given.every((one: Partial<ImportFile>) => typeof one.name === 'string' && Number.isInteger(one.bytes)),
  'files',
);

/** '' asks the file's name; the layout of the form says which is which. */
const sampled = v.pipe(
  v.optional(v.picklist(['', 'sample', 'whole']), ''),
  v.transform((typed) => (typed === '' ? null : typed === 'sample')),
);

export const importFields = {
  /** The upload's own id, under which its files lie. */
  importId: rowId,
  way: v.picklist(['upload', 'folder']),
  files,
  asAt: optional(day),
  sampled,
};

interface Asked {
  importId: string;
  way: 'upload' | 'folder';
  purpose: 'fresh' | 'mended';
  files: ImportFile[];
  asAt?: string | undefined;
  sampled: boolean | null;
}

/** The row of an import and its job, as the office of who asks. */
export async function addImport(tx: Tx, me: Me, asked: Asked) {
  const { importId, way, purpose, asAt, sampled: isSample } = asked;
  const areaNo = me.scopeKind === 'area' ? Number(me.scopeId) : null;
  const bytes = asked.files.reduce((sum, file) => sum + file.bytes, 0);
  const shown = JSON.stringify(asked.files.map(({ name, bytes }) => ({ name, bytes })));
  await sql`
    INSERT INTO office.imports (import_id, way, purpose, files, byte_count, as_at_on, sampled, area_no, person_id, post_id)
    VALUES (${importId}, ${way}, ${purpose}, ${shown}::jsonb, ${bytes}, ${asAt ?? null}, ${isSample}, ${areaNo}, ${me.personId}, ${me.postId})`.execute(
    tx,
  );
  await sql`SELECT office.queue_job('import', ${JSON.stringify({ importId })}::jsonb, ${`import ${importId}`}, 'workspace')`.execute(
    tx,
  );
  return {
    subjectId: importId,
    place: { areaNo },
    data: { way, purpose, files: asked.files.length, bytes },
    result: { id: importId },
  };
}

export const queueImport = action({
  name: 'import.queue',
  may: 'analysis:import',
  writes: 'import.queued',
  subject: importSubject,
  from: 'new',
  input: v.object(importFields),
  run: ({ tx, me }, asked) => addImport(tx, me, { ...asked, purpose: 'fresh' }),
});
