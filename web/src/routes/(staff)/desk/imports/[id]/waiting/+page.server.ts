/** Rows of one import's files that wait, by reason; and sending those that were mended. */
import { waitingOf } from '#procurement/waiting-records.ts';
import { reasonTexts } from '#procurement/quarantine.ts';
import { nothingToSend } from '#watch/imports/problems.ts';
import { decisionOf, decisionsOn, toSend } from '#watch/imports/row-decisions.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import type { Actions, PageServerLoad } from './$types';
import { importedFiles, rowAddress, sendMendedRows, workspaceOf } from './rows.ts';

const rowsAPage = 50;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { row, fileIds, decisions } = await locals.store.within(locals.viewer, async (tx) => {
    const found = await importedFiles(tx, params.id);
    return { ...found, decisions: await decisionsOn(tx, found.fileIds) };
  });
  const texts = reasonTexts();
  const asked = url.searchParams.get('reason') ?? '';
  const reason = Object.hasOwn(texts, asked) ? asked : undefined;
  const page = Number(/^[1-9]\d{0,4}$/u.exec(url.searchParams.get('page') ?? '')?.[0] ?? 1);
  const filter = { page, limit: rowsAPage, ...(reason === undefined ? {} : { reason }) };
  const { rows, counts } = await waitingOf(workspaceOf(locals), fileIds, filter);
  const total = counts.filter((one) => reason === undefined || one.reason === reason);
  const names = new Map(row.account!.files.map((file) => [file.file_id, file.name]));
  return {
    id: row.id,
    rows: rows.map((one) => ({
      ...one,
      address: rowAddress(one),
      file: names.get(one.fileId) ?? one.file,
      state: decisionOf(decisions, one)?.state ?? null,
      said: texts[one.reason] ?? { th: one.reason, en: one.reason },
    })),
    reasons: counts.map((one) => ({ ...one, said: texts[one.reason] ?? { th: one.reason, en: one.reason } })),
    reason: reason ?? '',
    manyFiles: row.account!.files.length > 1,
    page,
    pages: Math.max(1, Math.ceil(total.reduce((sum, { n }) => sum + n, 0) / rowsAPage)),
    sendable: fileIds
      .map((fileId) => ({
        fileId,
        file: names.get(fileId) ?? fileId,
        rows: decisions.filter((one) => one.fileId === fileId && toSend(one)).length,
      }))
      .filter((file) => file.rows > 0),
  };
};

export const actions: Actions = {
  send: (event) =>
    answerForm(event, async (typed) => {
      const { locals, params } = event;
      const { fileIds } = await locals.store.within(locals.viewer, (tx) => importedFiles(tx, params.id));
      const fileId = fileIds.find((one) => one === typed['fileId']);
      if (fileId === undefined) throw nothingToSend();
      return { to: `/desk/imports/${await sendMendedRows(locals, fileId)}` };
    }),
};
