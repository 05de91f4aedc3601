/** An officer asks for files to be taken in. The job is queued with the row: both are there, or neither. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { day, optional, rowId } from '#office/form-fields.ts';
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

export const queueImport = action({
  name: 'import.queue',
  may: 'analysis:import',
  writes: 'import.queued',
  subject: importSubject,
  from: 'new',
  input: v.object({
    /** The upload's own id, under which its files lie. */
    importId: rowId,
    way: v.picklist(['upload', 'folder']),
    purpose: v.optional(v.picklist(['fresh', 'mended']), 'fresh'),
    files,
    asAt: optional(day),
    sampled,
  }),
  async run({ tx, me }, { importId, way, purpose, files: list, asAt, sampled: isSample }) {
    const areaNo = me.scopeKind === 'area' ? Number(me.scopeId) : null;
    const bytes = list.reduce((sum, file) => sum + file.bytes, 0);
    const shown = JSON.stringify(list.map(({ name, bytes }) => ({ name, bytes })));
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
      data: { way, purpose, files: list.length, bytes },
      result: { id: importId },
    };
  },
});
