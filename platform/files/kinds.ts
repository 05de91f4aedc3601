/** What a source file is, and what its first bytes say it is: shared by opening, unpacking and spooling. */
import type { Readable } from 'node:stream';
import type { CharsetName } from './charset.ts';

export type SourceFile = {
  /** For people: the path as given, 'archive.zip!member.csv', or 'stdin'. */
  name: string;
  /** Without folders and without .gz. */
  baseName: string;
  /** Where a .gz stands: its id is of the bytes as received, so that anybody's sha256sum agrees. */
  packedPath?: string;
  /** The bytes after .gz or .zip, before letters are decoded. May be called once. */
  open(): Promise<Readable>;
};

/** What the content turned out to be. `header`: csv cells, or the keys of the first JSON objects. */
export type Reading = { format: 'csv' | 'jsonl'; charset: CharsetName; header: string[] };

export function isGzip(head: Buffer): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

export function isZip(head: Buffer): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5);
}
