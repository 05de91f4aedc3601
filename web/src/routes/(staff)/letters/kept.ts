/** Where files of letters are kept, and what a form's file field holds. */
import { Problem, problem } from '#kernel/problem.ts';
import { KeptUpload } from '#office/letters/files.ts';
import { letterPdf } from '#office/letters/issued.ts';
import { fileRefused } from '#office/letters/problems.ts';
import { keptFiles, type KeptFiles } from '#platform/kept-files.ts';
import type { Site } from '#web/wiring.ts';

/** @throws Problem letters.no_place_for_files */
export function filesOf({ dataFolder }: Site): KeptFiles {
  if (dataFolder !== null) return keptFiles(dataFolder);
  throw problem('letters.no_place_for_files', {
    th: 'เครื่องนี้ยังไม่ได้ตั้งโฟลเดอร์เก็บไฟล์ โปรดแจ้งผู้ดูแลระบบ',
    en: 'This machine has no folder to keep files in. Please tell the administrator.',
    status: 503,
  });
}

/** The file of a form, looked at and kept. @throws Problem letters.file_empty and the others of KeptUpload.take */
export async function fileIn(form: FormData, site: Site): Promise<KeptUpload> {
  const file = form.get('file');
  if (!(file instanceof File)) throw fileRefused('empty');
  return KeptUpload.take(filesOf(site), { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
}

/**
 * Keeps the PDF of a letter as it is now, so that everybody after is given that very file. What cannot be
 * printed (a ลับ letter, a busy machine) is told by the step that needs it, not here.
 */
export async function keepPdf({ store, viewer, site }: App.Locals, letterId: string): Promise<void> {
  try {
    await letterPdf(store, viewer, filesOf(site), letterId);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}
