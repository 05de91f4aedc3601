/**
 * An upload on its way to an import. It is received beside its place, moved there whole, and asked for once,
 * however often the form is sent: the import's id is made of who sends and of the page that was sent.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RequestEvent } from '@sveltejs/kit';
import { problem } from '#kernel/problem.ts';
import { act } from '#office/action.ts';
import { storageProblem } from '#platform/atomic-files.ts';
import { uploadLimits } from '#platform/uploads/limits.ts';
import { receiveUpload, type Upload } from '#platform/uploads/receive.ts';
import { queueImport } from '#watch/imports/actions/queue.ts';
import { isImport } from '#watch/imports/queries.ts';
import type { Site } from '#web/wiring.ts';

/** Where uploads wait for the worker. @throws Problem import.no_place_for_files */
export function uploadsOf({ dataFolder }: Site): string {
  if (dataFolder !== null) return join(dataFolder, 'uploads');
  throw problem('import.no_place_for_files', {
    th: 'เครื่องนี้ยังไม่ได้ตั้งโฟลเดอร์เก็บไฟล์ โปรดแจ้งผู้ดูแลระบบ',
    en: 'This machine has no folder to keep files in. Please tell the administrator.',
    status: 503,
  });
}

/** The id of the import that this page's form makes: the same page sent twice makes one. */
export function importIdOf(viewer: App.Locals['viewer'], sending: string): string {
  const who = viewer.kind === 'staff' ? viewer.personId : '';
  const hex = createHash('sha256').update(`${who} ${sending}`).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/u, '$1-$2-$3-$4-$5');
}

/**
 * Receives the files of a form and asks for their import.
 * @param upload is filled on the way: what was typed is there after a problem, too
 * @throws Problem upload.*, import.no_place_for_files, office.input; nothing of the files is then kept
 */
export async function takeArrival(event: RequestEvent, sending: string, upload: Upload): Promise<string> {
  const { store, viewer, site } = event.locals;
  const uploads = uploadsOf(site);
  const importId = importIdOf(viewer, sending);
  if (await store.within(viewer, (tx) => isImport(tx, importId))) return importId;
  const arrival = join(uploads, `${importId}.${randomBytes(6).toString('hex')}`);
  const place = join(uploads, importId);
  try {
    await mkdir(uploads, { recursive: true, mode: 0o700 });
    const contentType = event.request.headers.get('content-type');
    await receiveUpload({ contentType, body: event.request.body }, arrival, uploadLimits, upload);
    const moved = await moveTo(arrival, place);
    const { asAt = '', sampled = '' } = upload.fields;
    const files = upload.files.map(({ name, bytes }) => ({ name, bytes }));
    const asked = { importId, way: 'upload', files, asAt: asAt.trim(), sampled };
    await act(store, viewer, queueImport, asked, { requestId: importId }).catch(async (error: unknown) => {
      if (moved) await rm(place, { recursive: true, force: true });
      throw error;
    });
    return importId;
  } catch (error) {
    throw storageProblem(error, 'uploads') ?? error;
  } finally {
    await rm(arrival, { recursive: true, force: true });
  }
}

/** False where a twin of the same sending stands there already. */
async function moveTo(arrival: string, place: string): Promise<boolean> {
  try {
    await rename(arrival, place);
    return true;
  } catch (error) {
    if (/^(ENOTEMPTY|EEXIST)$/u.test((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}
