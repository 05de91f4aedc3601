/**
 * Takes an upload to disk as it arrives, within bounds: files lie under names of our own in a folder of their
 * own. Whatever goes wrong, nothing of it stays.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { shownFileName } from './file-names.ts';
import { uploadLimits, type UploadLimits } from './limits.ts';
import { boundaryOf, readParts, textOf, type Part } from './multipart.ts';
import {
  badFiles,
  brokenOff,
  emptyFile,
  noFiles,
  tooLarge,
  tooManyFiles,
  tooSlow,
  wrongKind,
} from './problems.ts';
import { otherKind } from './sniff.ts';
import { Problem } from '#kernel/problem.ts';

export interface ReceivedFile {
  /** As its sender calls it, made harmless; for people only. */
  name: string;
  path: string;
  bytes: number;
}

export interface Upload {
  files: ReceivedFile[];
  /** Text fields; one that stands several times keeps its last text. */
  fields: Record<string, string>;
}

/**
 * @param folder is made; it must not exist yet
 * @param upload is filled while parts arrive, so that what was typed before a problem is still there after it
 * @throws Problem upload.*; the folder is then gone again
 */
export async function receiveUpload(
  request: { contentType: string | null; body: AsyncIterable<Uint8Array> | null },
  folder: string,
  limits: UploadLimits = uploadLimits,
  upload: Upload = { files: [], fields: {} },
): Promise<Upload> {
  const boundary = boundaryOf(request.contentType);
  if (!request.body) throw noFiles();
  await mkdir(folder, { recursive: false, mode: 0o700 }).catch(async (error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await mkdir(folder, { recursive: true, mode: 0o700 });
  });
  try {
    await takeParts(inTime(request.body, limits), boundary, folder, limits, upload);
    if (upload.files.length === 0) throw noFiles();
    await refuseBadFiles(upload.files);
    return upload;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    if (error instanceof Problem || isDisk(error)) throw error;
    throw brokenOff(); // the sender went away, or sent what is no form
  }
}

/** Looks at every file before it says anything: the sender mends all of them at once. */
async function refuseBadFiles(files: readonly ReceivedFile[]): Promise<void> {
  const faults: Problem[] = [];
  for (const file of files) {
    const kind = file.bytes === 0 ? null : await otherKind(file.path);
    if (file.bytes === 0) faults.push(emptyFile(file.name));
    else if (kind !== null) faults.push(wrongKind(file.name, kind));
  }
  if (faults.length > 0) throw badFiles(faults);
}

const isDisk = (error: unknown) =>
  ['ENOSPC', 'EACCES', 'EROFS', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '');

async function takeParts(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
  folder: string,
  limits: UploadLimits,
  upload: Upload,
): Promise<void> {
  let left = limits.maxBytes;
  for await (const part of readParts(body, boundary, limits)) {
    if (part.fileName === null) {
      if (Object.keys(upload.fields).length >= limits.maxFields) throw tooManyFiles(limits);
      upload.fields[part.name] = await textOf(part, limits);
    } else if (part.fileName !== '') {
      // a file field that was left empty comes with an empty name
      if (upload.files.length >= limits.maxFiles) throw tooManyFiles(limits);
      const path = join(folder, String(upload.files.length + 1).padStart(3, '0'));
      const bytes = await toDisk(part, path, Math.min(left, limits.maxFileBytes), limits);
      left -= bytes;
      upload.files.push({ name: shownFileName(part.fileName), path, bytes });
    }
  }
}

async function toDisk(part: Part, path: string, most: number, limits: UploadLimits): Promise<number> {
  const out = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  const ended = finished(out);
  ended.catch(() => {}); // heard below
  let bytes = 0;
  try {
    for await (const piece of part.content) {
      bytes += piece.length;
      if (bytes > most) throw tooLarge(limits);
      if (!out.write(piece)) await Promise.race([once(out), ended]);
    }
    out.end();
    await ended;
    return bytes;
  } finally {
    out.destroy();
  }
}

const once = (out: NodeJS.WritableStream) => new Promise<void>((resolve) => out.once('drain', resolve));

/** The pieces of a body, until its time is up. */
async function* inTime(body: AsyncIterable<Uint8Array>, limits: UploadLimits): AsyncGenerator<Uint8Array> {
  const until = Date.now() + limits.maxMinutes * 60_000;
  const pieces = body[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await beforeTime(pieces.next(), until, limits);
      if (next.done) return;
      yield next.value;
    }
  } finally {
    void Promise.resolve(pieces.return?.()).catch(() => {}); // the sender is told to stop
  }
}

async function beforeTime<T>(work: Promise<T>, until: number, limits: UploadLimits): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooSlow(limits)), Math.max(0, until - Date.now()));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
