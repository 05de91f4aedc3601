/** A table sent as a file while it is read: no faster than the reader takes it, and not for ever. */
import { cleanFileName, contentDisposition } from '#kernel/file-name.ts';
import { csvFile } from './csv.ts';
import { jsonFile } from './json.ts';
import type { FileFormat, FileTable } from './table.ts';
import { xlsxFile, xlsxForm, type FormSheet } from './xlsx.ts';

const formats: Record<FileFormat, { type: string; file: (table: FileTable) => AsyncGenerator<Uint8Array> }> =
  {
    csv: { type: 'text/csv; charset=utf-8', file: csvFile },
    xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', file: xlsxFile },
    json: { type: 'application/json; charset=utf-8', file: jsonFile },
  };

/** Whether a file can be had so. */
export const isFormat = (text: string | null): text is FileFormat =>
  text !== null && Object.hasOwn(formats, text);

/** A reader that takes nothing for so long has gone. */
const patienceMs = 60_000;

/** @param name as people know the rows; whatever is in it ends as a harmless file name */
export function sendFile(format: FileFormat, name: string, table: FileTable): Response {
  return sendPieces(format, name, formats[format].file(table));
}

/** A workbook to be filled in. */
export const sendForm = (name: string, sheets: readonly FormSheet[]): Response =>
  sendPieces('xlsx', name, xlsxForm(sheets));

function sendPieces(format: FileFormat, name: string, pieces: AsyncGenerator<Uint8Array>): Response {
  return new Response(streamOf(pieces, patienceMs), {
    headers: {
      'content-type': formats[format].type,
      'content-disposition': contentDisposition(
        'attachment',
        cleanFileName(name.replace(/[/\\]/gu, '-'), format),
      ),
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    },
  });
}

export function streamOf(pieces: AsyncGenerator<Uint8Array>, patience: number): ReadableStream<Uint8Array> {
  let waiting: NodeJS.Timeout | undefined;
  const stop = () => {
    clearTimeout(waiting);
    return pieces.return(undefined);
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(waiting);
        const piece = await pieces.next();
        if (piece.done) {
          controller.close();
          return;
        }
        controller.enqueue(piece.value);
        waiting = setTimeout(() => {
          void stop();
          controller.error(new Error('the reader of a file went away'));
        }, patience);
      },
      async cancel() {
        await stop();
      },
    },
    { highWaterMark: 0 },
  );
}
