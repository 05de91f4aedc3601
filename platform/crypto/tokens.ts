/**
 * Secrets that are guessed by nobody: tokens for cookies and links, codes that people type. Stored only as
 * their digest; with 80 bits and more there is nothing to gain by a slow one.
 */
import { createHash, randomBytes, randomInt } from 'node:crypto';

/** 256 random bits, safe in a cookie and in an address. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256, 32 bytes. */
export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Random characters of an alphabet, each equally likely. */
export function randomText(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}
