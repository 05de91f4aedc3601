/** What the pages of waiting rows share: which files an import brought, a row's place in an address, mended files. */
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { act } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { mendedLines, type RowName } from '#procurement/waiting-records.ts';
import { sendMended } from '#watch/imports/actions/send-mended.ts';
import { nothingToSend } from '#watch/imports/problems.ts';
import { readImport, type ImportShown } from '#watch/imports/queries.ts';
import { decisionsOn, toSend } from '#watch/imports/row-decisions.ts';
import { waitingText } from '#watch/imports/waiting-text.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { uploadsOf } from '#web/src/routes/(staff)/desk/imports/arrival.ts';

export interface ImportedFiles {
  row: ImportShown;
  /** Of files with waiting rows. */
  fileIds: string[];
}

/** The import, if it is the reader's and has an account. @throws Problem office.not_found */
export async function importedFiles(tx: Tx, id: string): Promise<ImportedFiles> {
  await hatFor(tx, 'analysis:import');
  const row = await readImport(tx, id);
  if (!row.account) throw notFound();
  const fileIds = row.account.files.filter(({ quarantined }) => quarantined > 0).map((file) => file.file_id);
  return { row, fileIds: [...new Set(fileIds)] };
}

/** The workspace that the site reads. @throws Problem office.not_found */
export function workspaceOf({ site }: App.Locals): string {
  if (site.workspace === null) throw notFound();
  return site.workspace;
}

export const rowAddress = ({ fileId, line, key }: RowName) => `${fileId}-${line}-${key}`;

/** @throws Problem office.not_found */
export function rowIn(address: string): RowName {
  const [, fileId, line, key] = /^([0-9a-z]{1,64})-(\d{1,12})-([0-9a-f]{16})$/u.exec(address) ?? [];
  if (fileId === undefined || line === undefined || key === undefined) throw notFound();
  return { fileId, line: Number(line), key };
}

/** Puts the mended rows of one file where the worker takes them, and asks for their import. @returns its id */
export async function sendMendedRows(
  { store, viewer, site, language }: App.Locals,
  fileId: string,
): Promise<string> {
  const waiting = (await store.within(viewer, (tx) => decisionsOn(tx, [fileId]))).filter(toSend);
  const { lines, file } = await mendedLines(site.workspace ?? '', fileId, waiting);
  if (lines.length === 0 || !file) throw nothingToSend();
  const importId = randomUUID();
  const place = join(uploadsOf(site), importId);
  try {
    await mkdir(`${place}.part`, { recursive: true, mode: 0o700 });
    const text = lines.map((line) => `${line}\n`).join('');
    await writeFile(join(`${place}.part`, '001'), text, { mode: 0o600 });
    await rename(`${place}.part`, place);
    const name = `${waitingText[language].mendedFile(file.name)}.jsonl`;
    await act(store, viewer, sendMended, {
      importId,
      way: 'upload',
      files: [{ name, bytes: Buffer.byteLength(text) }],
      asAt: file.as_at ?? '',
      sampled: file.sampled ? 'sample' : 'whole',
      fileId,
      decisionIds: waiting.map(({ id }) => id),
    });
    return importId;
  } catch (error) {
    for (const folder of [`${place}.part`, place]) await rm(folder, { recursive: true, force: true });
    throw error;
  }
}
