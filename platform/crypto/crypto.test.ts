/** What keeps secrets: keys beside the database, passwords, tokens. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { keysOf, openKeys } from './keys.ts';
import { argonPasswords } from './passwords.ts';
import { digestOf, newToken, randomText } from './tokens.ts';

const folder = mkdtempSync(join(tmpdir(), 'truatkhap-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a key file', () => {
  test('is made once, for its owner only, and read ever after', () => {
    const path = join(folder, 'made', 'sign-in.key');
    const sealed = openKeys(path).seal('codes', 'somebody', 'ความลับ');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(openKeys(path).open('codes', 'somebody', sealed)).toBe('ความลับ');
  });

  test('that was damaged is never replaced by a new one', () => {
    const path = join(folder, 'damaged.key');
    writeFileSync(path, 'half a k');
    expect(() => openKeys(path)).toThrow(expect.objectContaining({ code: 'crypto.key_file' }));
    expect(readFileSync(path, 'utf8')).toBe('half a k');
    expect(existsSync(`${path}.${process.pid}.part`)).toBe(false);
  });
});

describe('what is sealed', () => {
  const keys = keysOf(Buffer.alloc(32, 7));
  const sealed = keys.seal('codes', 'person-1', 'JBSWY3DP');

  test('opens for its purpose and its owner, under its key', () => {
    expect(keys.open('codes', 'person-1', sealed)).toBe('JBSWY3DP');
    expect(keys.open('codes', 'person-2', sealed)).toBeNull();
    expect(keys.open('letters', 'person-1', sealed)).toBeNull();
    expect(keysOf(Buffer.alloc(32, 8)).open('codes', 'person-1', sealed)).toBeNull();
  });

  test('does not open after a single bit was changed, or cut', () => {
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(keys.open('codes', 'person-1', changed)).toBeNull();
      expect(keys.open('codes', 'person-1', sealed.subarray(0, at))).toBeNull();
    }
  });

  test('never looks the same twice; a mark always does', () => {
    expect(keys.seal('codes', 'person-1', 'JBSWY3DP')).not.toEqual(sealed);
    expect(keys.mark('account', 'a@b.example')).toEqual(keys.mark('account', 'a@b.example'));
    expect(keys.mark('account', 'a@b.example')).not.toEqual(keys.mark('machine', 'a@b.example'));
  });
});

describe('a password', () => {
  const passwords = argonPasswords({ memoryCost: 8192, timeCost: 1 });

  test('fits its own hash and no other; the decoy fits nothing', async () => {
    const stored = await passwords.hash('ม้า ถูก แบตเตอรี่ ลวด');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=8192,t=1,p=1\$/);
    expect(await passwords.verify(stored, 'ม้า ถูก แบตเตอรี่ ลวด')).toBe(true);
    expect(await passwords.verify(stored, 'ม้า ผิด แบตเตอรี่ ลวด')).toBe(false);
    expect(await passwords.verify(null, 'ม้า ถูก แบตเตอรี่ ลวด')).toBe(false);
  });

  test('that was hashed more weakly than today is known for it', async () => {
    const old = await passwords.hash('ม้า ถูก แบตเตอรี่ ลวด');
    expect(passwords.isOutdated(old)).toBe(false);
    expect(argonPasswords().isOutdated(old)).toBe(true);
  });
});

test('tokens hold 256 bits, digests 32 bytes, codes only their alphabet', () => {
  expect(Buffer.from(newToken(), 'base64url')).toHaveLength(32);
  expect(newToken()).not.toBe(newToken());
  expect(digestOf('a')).toHaveLength(32);
  expect(randomText('0123456789', 26)).toMatch(/^\d{26}$/);
});
