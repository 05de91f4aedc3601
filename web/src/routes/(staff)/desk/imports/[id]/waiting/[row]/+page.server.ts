/** One waiting row: its cells, what was decided about it, mending it, leaving it out. */
import { act } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { reasonTexts } from '#procurement/quarantine.ts';
import { waitingRecord, type WaitingRecord } from '#procurement/waiting-records.ts';
import { leaveRowOut } from '#watch/imports/actions/leave-row-out.ts';
import { mendRow } from '#watch/imports/actions/mend-row.ts';
import { withdrawRow } from '#watch/imports/actions/withdraw-row.ts';
import { rowDecided } from '#watch/imports/problems.ts';
import { decisionOf, decisionsOn, type WaitingRowName } from '#watch/imports/row-decisions.ts';
import { answerForm, type Typed } from '#web/src/forms/answer-form.ts';
import { importedFiles, rowIn, workspaceOf } from '#web/src/routes/(staff)/desk/imports/[id]/waiting/rows.ts';
import type { Actions, PageServerLoad } from './$types';

/** Its header is not one we know, so a cell of it means nothing: the file must be mended. */
const wholeFile = new Set(['unknown_layout']);

async function rowOf(locals: App.Locals, params: { id: string; row: string }) {
  const name = rowIn(params.row);
  const { fileIds, decisions } = await locals.store.within(locals.viewer, async (tx) => {
    const found = await importedFiles(tx, params.id);
    return { ...found, decisions: await decisionsOn(tx, [name.fileId]) };
  });
  const found = await waitingRecord(workspaceOf(locals), fileIds, name);
  const record = found && wholeFile.has(found.reason) ? asText(found) : found;
  return { record, decision: fileIds.includes(name.fileId) ? decisionOf(decisions, name) : null };
}

const asText = (record: WaitingRecord): WaitingRecord => ({
  ...record,
  cells: null,
  raw: (record.cells ?? [])
    .map(({ shown }) => shown)
    .join(', ')
    .slice(0, 300),
});

export const load: PageServerLoad = async ({ locals, params }) => {
  const { record, decision } = await rowOf(locals, params);
  if (!record && !decision) throw notFound();
  const { reason = '' } = record ?? {};
  return { id: params.id, record, decision, said: reasonTexts()[reason] ?? { th: reason, en: reason } };
};

/** The row, where nobody has decided yet. @throws Problem import.row_decided, office.not_found */
async function undecided(locals: App.Locals, params: { id: string; row: string }) {
  const { record, decision } = await rowOf(locals, params);
  if (decision) throw rowDecided();
  if (!record) throw notFound();
  const { fileId, line, key, reason } = record;
  const row: WaitingRowName = { importId: params.id, fileId, line, key, reason };
  return { row, record };
}

const bare = (text: string) => text.replace(/\s+/gu, ' ').trim();

/** Column → new text, of the cells that were changed: what is covered and was left alone stays as it is. */
function changesIn(typed: Typed, { cells }: WaitingRecord): Record<string, string> {
  const changed = (cells ?? []).flatMap(({ name, shown }, k) => {
    const text = typed[`cell-${k}`];
    return typeof text !== 'string' || bare(text) === bare(shown) ? [] : [[name, text] as const];
  });
  return Object.fromEntries(changed);
}

export const actions: Actions = {
  mend: (event) =>
    answerForm(event, async (typed) => {
      const { locals, params } = event;
      const { row, record } = await undecided(locals, params);
      await act(locals.store, locals.viewer, mendRow, { row, changes: changesIn(typed, record) });
      return { to: `/desk/imports/${params.id}/waiting` };
    }),
  leave: (event) =>
    answerForm(event, async (typed) => {
      const { locals, params } = event;
      const { row } = await undecided(locals, params);
      await act(locals.store, locals.viewer, leaveRowOut, { row, why: typed['why'] });
      return { to: `/desk/imports/${params.id}/waiting` };
    }),
  withdraw: (event) =>
    answerForm(event, async ({ decision, version }) => {
      const { locals, params } = event;
      await act(locals.store, locals.viewer, withdrawRow, { id: decision, version });
      return { to: `/desk/imports/${params.id}/waiting/${params.row}` };
    }),
};
