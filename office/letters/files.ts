/**
 * Files of letters: scans, enclosures, answers. What a file is, is read from its bytes; it is kept by its
 * hash, and handed out only to whoever may see its letter.
 */
import { fileTypeFromBuffer } from 'file-type';
import { sql } from 'kysely';
import * as v from 'valibot';
import { cleanFileName } from '#kernel/file-name.ts';
import { recordEvent } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import type { KeptFiles } from '#platform/kept-files.ts';
import { withoutMetadata } from '#platform/picture-metadata.ts';
import type { Store, Tx, Viewer } from '#platform/postgres/store.ts';
import type { FilePurpose } from './kinds.ts';
import { placeOf } from './office-of.ts';
import { fileRefused, secretHasNoCopy } from './problems.ts';

export const largestFile = 10 * 1024 * 1024;
const mostFiles = 20;
const mediaTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type MediaType = (typeof mediaTypes)[number];

/** A file that was looked at and is kept. Only takeUpload makes one, so no form can name another's hash. */
export class KeptUpload {
  readonly sha256: string;
  readonly byteCount: number;
  readonly mediaType: MediaType;
  readonly fileName: string;

  private constructor(sha256: string, byteCount: number, mediaType: MediaType, fileName: string) {
    this.sha256 = sha256;
    this.byteCount = byteCount;
    this.mediaType = mediaType;
    this.fileName = fileName;
  }

  /**
   * Of a picture only the picture is kept: phones write into it where it was taken.
   * @throws Problem letters.file_empty, letters.file_too_large, letters.file_wrong_type, letters.file_damaged
   */
  static async take(files: KeptFiles, upload: { name: string; bytes: Uint8Array }): Promise<KeptUpload> {
    const { bytes, name } = upload;
    if (bytes.length === 0) throw fileRefused('empty');
    if (bytes.length > largestFile) throw fileRefused('too_large');
    const type = await fileTypeFromBuffer(bytes);
    const mediaType = mediaTypes.find((one) => one === type?.mime);
    if (!type || !mediaType) throw fileRefused('wrong_type');
    const kept = mediaType === 'application/pdf' ? bytes : withoutMetadata(bytes, mediaType);
    if (kept === null) throw fileRefused('damaged');
    return new KeptUpload(await files.put(kept), kept.length, mediaType, cleanFileName(name, type.ext));
  }
}

export const keptUpload = v.custom<KeptUpload>((given) => given instanceof KeptUpload, 'file');

interface NewFile {
  letterId?: string;
  incomingId?: string;
  secrecy: 'ordinary' | 'secret';
  purpose: FilePurpose;
  file: KeptUpload;
  personId: string;
}

/** @returns id of the file @throws Problem letters.secret_has_no_copy, letters.file_too_many */
export async function addFile(tx: Tx, entry: NewFile): Promise<string> {
  const { letterId = null, incomingId = null, secrecy, purpose, file, personId } = entry;
  if (secrecy === 'secret') throw secretHasNoCopy();
  const { rows: before } = await sql<{ id: string; sha256: string; purpose: string }>`
    SELECT letter_file_id AS id, sha256, purpose FROM office.letter_files
    WHERE letter_id = ${letterId}::uuid OR incoming_id = ${incomingId}::uuid`.execute(tx);
  const same = before.find((one) => one.sha256 === file.sha256 && one.purpose === purpose);
  if (same) return same.id;
  if (before.length >= mostFiles) throw fileRefused('too_many');
  const { rows } = await sql<{ id: string }>`
    INSERT INTO office.letter_files (letter_id, incoming_id, purpose, sha256, byte_count, media_type, file_name, added_by)
    VALUES (${letterId}::uuid, ${incomingId}::uuid, ${purpose}, ${file.sha256}, ${file.byteCount}, ${file.mediaType},
      ${file.fileName}, ${personId})
    RETURNING letter_file_id AS id`.execute(tx);
  return rows[0]!.id;
}

export interface LetterFile {
  bytes: Buffer;
  mediaType: MediaType;
  fileName: string;
}

/**
 * A file for whoever may see its letter; that it was opened is an event.
 * @throws Problem office.not_found, kept_files.damaged
 */
export async function openFile(
  store: Store,
  viewer: Viewer,
  files: KeptFiles,
  fileId: string,
): Promise<LetterFile> {
  const found = await store.within(viewer, async (tx) => {
    if (!/^[0-9a-f-]{36}$/u.test(fileId)) throw notFound();
    const { rows } = await sql<{
      sha256: string;
      mediaType: MediaType;
      fileName: string;
      purpose: string;
      officeNo: number;
    }>`
      SELECT f.sha256, f.media_type AS "mediaType", f.file_name AS "fileName", f.purpose,
        coalesce(l.office_no, i.office_no) AS "officeNo"
      FROM office.letter_files f
      LEFT JOIN office.letters l USING (letter_id) LEFT JOIN office.incoming_letters i USING (incoming_id)
      WHERE f.letter_file_id = ${fileId}`.execute(tx);
    const row = rows[0];
    if (!row) throw notFound();
    const event = { name: 'letter.file_opened', subjectKind: 'letter_file', subjectId: fileId };
    await recordEvent(tx, { ...event, place: placeOf(row.officeNo), data: { purpose: row.purpose } });
    return row;
  });
  const { sha256, mediaType, fileName } = found;
  return { bytes: await files.read(sha256), mediaType, fileName };
}
