/**
 * Files that are either wholly there or not there at all: written beside, flushed, renamed.
 */
import {
  closeSync,
  fsyncSync,
  linkSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { problem, type Problem } from '#kernel/problem.ts';

/** Flushes a file or folder to the disk. */
export function flush(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Flushes every file below `folder`, and the folders themselves. */
export function flushTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) flushTree(path);
    else flush(path);
  }
  flush(folder);
}

/** Writes `text` so that a reader sees the old file or the new one, never a part. */
export function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}.part`;
  const handle = openSync(beside, 'w', 0o644);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(beside, path);
  flush(dirname(path));
}

/** Puts `from` at `to` without copying its bytes where the file system allows it. */
export function linkOrCopy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** Reads a full disk, a size limit or a missing permission out of an error; null when it is something else. */
export function storageProblem(error: unknown, folder: string): Problem | null {
  const text = error instanceof Error ? error.message : String(error);
  const code = (error as NodeJS.ErrnoException)?.code ?? '';
  if (
    /ENOSPC|EFBIG|EDQUOT/.test(code) ||
    /No space left|File too large|disk quota|out of disk|could not write all bytes/i.test(text)
  ) {
    return problem('workspace.disk_full', {
      th: `เนื้อที่จัดเก็บไม่พอสำหรับเขียนข้อมูลที่ ${folder} ข้อมูลเดิมยังอยู่ครบ ให้เพิ่มเนื้อที่แล้วสั่งอีกครั้ง`,
      en: `There is not enough room to write in ${folder}. What was there before is untouched; make room and run the command again.`,
      status: 507,
    });
  }
  if (/EACCES|EPERM|EROFS/.test(code) || /Permission denied|Read-only file system/i.test(text)) {
    return problem('workspace.no_permission', {
      th: `ไม่มีสิทธิ์อ่านหรือเขียนที่ ${folder}`,
      en: `There is no permission to read or write in ${folder}.`,
      status: 403,
    });
  }
  return null;
}
