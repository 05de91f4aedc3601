/** An officer sends the mended rows of one file: an import of them is queued, and each row says which. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId } from '#office/form-fields.ts';
import { nothingToSend } from '../problems.ts';
import { decisionsOn, toSend } from '../row-decisions.ts';
import { importSubject } from '../states.ts';
import { addImport, importFields } from './queue.ts';

export const sendMended = action({
  name: 'import.send_mended',
  may: 'analysis:import',
  writes: 'import.queued',
  subject: importSubject,
  from: 'new',
  input: v.object({ ...importFields, fileId: v.string(), decisionIds: v.array(rowId) }),
  async run({ tx, me }, { fileId, decisionIds, ...asked }) {
    await sql`SELECT FROM office.waiting_row_decisions WHERE decision_id = ANY (${decisionIds}::uuid[]) FOR UPDATE`.execute(
      tx,
    );
    const sendable = (await decisionsOn(tx, [fileId])).filter(toSend).map(({ id }) => id);
    if (decisionIds.length === 0 || !decisionIds.every((id) => sendable.includes(id))) throw nothingToSend();
    const done = await addImport(tx, me, { ...asked, purpose: 'mended' });
    await sql`UPDATE office.waiting_row_decisions SET state = 'sent', version = version + 1, mended_import_id = ${asked.importId}
      WHERE decision_id = ANY (${decisionIds}::uuid[])`.execute(tx);
    return { ...done, data: { ...done.data, rows: decisionIds.length } };
  },
});
