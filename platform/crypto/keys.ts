/**
 * The key that lies beside the database and not in it: seals the secrets of six-digit codes and marks
 * e-mail and network addresses, so that a copy of the database alone gives away neither.
 * One file, 32 random bytes, readable by its owner only; several hosts of one office share it.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { flush } from '#platform/atomic-files.ts';
import { problem } from '#kernel/problem.ts';

export interface Keys {
  /** AES-256-GCM; what is sealed for one purpose and owner opens for no other. */
  seal(purpose: string, owner: string, plain: string): Buffer;
  /** Null where it was sealed with another key, for another purpose or owner, or was changed since. */
  open(purpose: string, owner: string, sealed: Uint8Array): string | null;
  /** HMAC-SHA-256: the same text always gives the same mark, and the mark does not give the text. */
  mark(purpose: string, text: string): Buffer;
}

const nonceLength = 12;
const tagLength = 16;

/** Reads the key file; makes it where there is none. @throws Problem crypto.key_file when it holds no key */
export function openKeys(path: string): Keys {
  return keysOf(readKey(path) ?? makeKey(path));
}

export function keysOf(key: Uint8Array): Keys {
  const keyFor = (purpose: string) => Buffer.from(hkdfSync('sha256', key, '', `truatkhap ${purpose}`, 32));
  return {
    seal(purpose, owner, plain) {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce).setAAD(Buffer.from(owner));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(purpose, owner, sealed) {
      if (sealed.length < nonceLength + tagLength) return null;
      const nonce = sealed.subarray(0, nonceLength);
      const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), nonce).setAAD(Buffer.from(owner));
      try {
        decipher.setAuthTag(sealed.subarray(nonceLength, nonceLength + tagLength));
        const body = decipher.update(sealed.subarray(nonceLength + tagLength));
        return Buffer.concat([body, decipher.final()]).toString('utf8');
      } catch {
        return null; // node:crypto says no more than that it does not fit
      }
    },
    mark: (purpose, text) => createHmac('sha256', keyFor(purpose)).update(text).digest(),
  };
}

function readKey(path: string): Buffer | null {
  try {
    const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
    if (key.length === 32) return key;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  throw problem('crypto.key_file', {
    th: `ไฟล์กุญแจ ${path} อ่านไม่ได้ ให้นำไฟล์เดิมจากที่เก็บสำรองกลับมา ระบบจะไม่สร้างไฟล์ใหม่ทับ`,
    en: `The key file ${path} holds no key. Put the old file back from its copy; a new one is not written over it.`,
    status: 500,
  });
}

/** Written beside and linked, so that of two that begin at once both read the key of one. */
function makeKey(path: string): Buffer {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}.part`;
  const handle = openSync(beside, 'w', 0o600);
  try {
    writeSync(handle, `${randomBytes(32).toString('base64')}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  try {
    linkSync(beside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  rmSync(beside);
  flush(dirname(path));
  return readKey(path)!;
}
