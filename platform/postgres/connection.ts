/**
 * The connection file: how other commands of this machine join a running office. Written before the
 * database is, since it holds the only copy of the passwords; readable by its owner alone.
 */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fchownSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { flush } from '#platform/atomic-files.ts';

/** Addresses of one office database. */
export interface Connection {
  /** For the site, the worker and commands: sees what its viewer may see. */
  url: string;
  /** For migrations, backup and the worker's own tables: owns everything of the office. */
  ownerUrl: string;
}

/** What the file holds. */
export interface ConnectionFile {
  format: 1;
  port: number;
  /** Login role → password. */
  passwords: { truatkhap_root: string; truatkhap_owner: string; truatkhap_site: string };
}

export const databaseName = 'truatkhap';
export const connectionPath = (home: string) => join(home, 'connection.json');

export function readConnectionFile(home: string): ConnectionFile | null {
  try {
    const file = JSON.parse(readFileSync(connectionPath(home), 'utf8')) as ConnectionFile;
    return file.format === 1 && file.passwords ? file : null;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Whole or not at all, and never readable by others, not even for a moment. */
export function writeConnectionFile(home: string, file: ConnectionFile): void {
  const beside = `${connectionPath(home)}.${process.pid}.part`;
  const handle = openSync(beside, 'w', 0o600);
  try {
    writeSync(handle, `${JSON.stringify(file, null, 1)}\n`);
    const owner = statSync(home); // root may be at work in somebody's folder
    if (process.getuid?.() === 0) fchownSync(handle, owner.uid, owner.gid);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(beside, connectionPath(home));
  flush(home);
}

export function newConnectionFile(): ConnectionFile {
  const password = () => randomBytes(24).toString('base64url');
  return {
    format: 1,
    port: 0,
    passwords: { truatkhap_root: password(), truatkhap_owner: password(), truatkhap_site: password() },
  };
}

export function urlFor(
  file: ConnectionFile,
  login: keyof ConnectionFile['passwords'],
  database = databaseName,
): string {
  return `postgres://${login}:${file.passwords[login]}@127.0.0.1:${file.port}/${database}`;
}

export function connectionOf(file: ConnectionFile): Connection {
  return { url: urlFor(file, 'truatkhap_site'), ownerUrl: urlFor(file, 'truatkhap_owner') };
}
