/**
 * Files that people handed in or that were made once for good, kept in the data folder under their
 * sha-256: the same bytes once, never changed, and checked again each time they are read.
 */
import { createHash, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { problem } from '#kernel/problem.ts';
import { flush, storageProblem } from './atomic-files.ts';

export interface KeptFiles {
  /** Keeps the bytes; flushed to the disk when this returns. @returns their sha-256 in hexadecimal */
  put(bytes: Uint8Array): Promise<string>;
  /** @throws Problem kept_files.damaged when the file is gone or is not what was kept */
  read(sha256: string): Promise<Buffer>;
}

/** @param dataFolder the office's data folder; files lie in files/ab/abcdef… in it */
export function keptFiles(dataFolder: string): KeptFiles {
  const pathOf = (sha256: string) => join(dataFolder, 'files', sha256.slice(0, 2), sha256);
  return {
    async put(bytes) {
      const sha256 = sha256Of(bytes);
      try {
        await putAt(pathOf(sha256), bytes);
      } catch (error) {
        throw storageProblem(error, dataFolder) ?? error;
      }
      return sha256;
    },
    async read(sha256) {
      if (!/^[0-9a-f]{64}$/u.test(sha256)) throw damaged();
      const bytes = await readFile(pathOf(sha256)).catch(() => null);
      if (bytes === null || sha256Of(bytes) !== sha256) throw damaged();
      return bytes;
    },
  };
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Written beside, flushed, linked: two who keep the same bytes at once both succeed, and half a file is never seen. */
async function putAt(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.${randomBytes(6).toString('hex')}.part`;
  const handle = await open(beside, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
    await handle.close();
    await link(beside, path).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    });
  } finally {
    await handle.close().catch(() => {});
    await rm(beside, { force: true });
  }
  flush(dirname(path));
}

function damaged() {
  return problem('kept_files.damaged', {
    th: 'ไฟล์นี้ไม่อยู่ในที่เก็บ หรือไม่ตรงกับที่เคยเก็บไว้ โปรดแจ้งผู้ดูแลระบบให้นำกลับจากข้อมูลสำรอง',
    en: 'This file is not in its place, or is not what was kept. Please ask the administrator to restore it from a backup.',
    status: 500,
  });
}
