/** A backup is the office, row for row; one that is not whole, not ours or in the way of others is refused. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillEveryTable, seeded } from '#tests/any-rows.ts';
import { emptyDatabase, officeDatabase } from '#tests/office-databases.ts';
import { keptFiles } from '#platform/kept-files.ts';
import { backedUpTables, fingerprint } from './backed-up-tables.ts';
import { checkBackup, makeBackup } from './backup.ts';
import { migrate, migrationsIn } from './migrate.ts';
import { restoreBackup } from './restore.ts';
import { becomeOwner, connected } from './roles.ts';

type Database = Awaited<ReturnType<typeof emptyDatabase>>;
const migrations = migrationsIn(join(import.meta.dirname, '..', '..', 'office', 'migrations'));
const folder = mkdtempSync(join(tmpdir(), 'truatkhap-backup-'));
const scan = Buffer.from('ลายเซ็นสแกน '.repeat(100_000)); // more than one piece
const scanName = createHash('sha256').update(scan).digest('hex');
const manifest = { generation: 7, files: [{ name: 'สัญญา 2568.csv', sha256: 'ab' }] };
const databases: Database[] = [];
let office: Database;
let file: string;

async function kept(made: Promise<Database>): Promise<Database> {
  databases.push(await made);
  return made;
}
const fresh = () => kept(emptyDatabase());
/** With every migration, and nothing else. */
const migrated = () => kept(officeDatabase());
const fill = (database: Database, seed: number) =>
  asOwner(database, async (client) => expect(await fillEveryTable(client, seed)).toEqual([]));
const asOwner = (database: Database, work: (client: Parameters<typeof backedUpTables>[0]) => Promise<void>) =>
  connected(database.ownerUrl, async (client) => {
    await becomeOwner(client);
    await client.query('BEGIN');
    await work(client);
    await client.query('COMMIT');
  });
async function fingerprints(database: Database): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  await asOwner(database, async (client) => {
    for (const table of await backedUpTables(client)) found[table.name] = await fingerprint(client, table);
  });
  return found;
}
const backUp = (database: Database, name: string) =>
  makeBackup({
    ownerUrl: database.ownerUrl,
    file: join(folder, name),
    keptFiles: join(folder, 'files'),
    workspace: () => manifest,
  });
const restore = (database: Database, path: string) =>
  restoreBackup({
    ownerUrl: database.ownerUrl,
    file: path,
    keptFiles: keptFiles(join(folder, 'restored')),
    migrations,
  });

/** The backup restored once, for the tests that only read what came of it. */
let restoredOnce: Promise<{ elsewhere: Database; account: Awaited<ReturnType<typeof restore>> }> | null =
  null;
const restoredElsewhere = () =>
  (restoredOnce ??= fresh().then(async (elsewhere) => ({
    elsewhere,
    account: await restore(elsewhere, file),
  })));

beforeAll(async () => {
  await keptFiles(folder).put(scan);
  office = await migrated();
  await fill(office, 2569);
  await asOwner(office, async (client) => {
    await client.query('UPDATE office.letter_files SET sha256 = $1', [scanName]);
  });
  file = join(folder, 'office.backup');
  await backUp(office, 'office.backup');
});
afterAll(async () => {
  for (const database of databases) await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a backup', () => {
  test('restored elsewhere is the same office, row for row, with its files and the manifest of its analysis', async () => {
    const { elsewhere, account } = await restoredElsewhere();
    const before = await fingerprints(office);
    expect(await fingerprints(elsewhere)).toEqual(before);
    expect(account).toMatchObject({ tables: Object.keys(before).length, files: 1, workspace: manifest });
    expect(account.rows).toBeGreaterThan(account.tables);
    expect((await keptFiles(join(folder, 'restored')).read(scanName)).equals(scan)).toBe(true);
    expect(gunzipSync(readFileSync(file)).includes('"name":"auth.sessions"')).toBe(false);
  });

  test('goes on where the office stopped: new rows get new numbers, foreign keys and triggers hold again', async () => {
    const { elsewhere } = await restoredElsewhere();
    const shape = (database: Database) =>
      connected(database.ownerUrl, async (client) => {
        const { rows } = await client.query<Record<'t' | 'n' | 'd', string>>(
          `SELECT conrelid::regclass::text AS t, conname AS n, pg_get_constraintdef(oid) AS d FROM pg_constraint
           WHERE connamespace IN ('office'::regnamespace, 'auth'::regnamespace)
           UNION ALL SELECT tgrelid::regclass::text, tgname, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
           UNION ALL SELECT sequencename, '', last_value::text FROM pg_sequences ORDER BY 1, 2, 3`,
        );
        return rows;
      });
    expect(await shape(elsewhere)).toEqual(await shape(office));
  });

  test('is readable by its owner alone and is never written over', async () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await expect(backUp(office, 'office.backup')).rejects.toMatchObject({ code: 'backup.exists' });
  });

  test('made while people work holds one moment: never half of what belongs together', async () => {
    const busy = await migrated();
    await asOwner(busy, async (client) => {
      await client.query(
        'CREATE SCHEMA pairs; CREATE TABLE pairs.one (n int); CREATE TABLE pairs.two (n int)',
      );
    });
    let writing = true;
    const writer = connected(busy.ownerUrl, async (client) => {
      await becomeOwner(client);
      for (let n = 0; writing; n += 1) {
        await client.query(
          `BEGIN; INSERT INTO pairs.one VALUES (${n}); INSERT INTO pairs.two VALUES (${n}); COMMIT`,
        );
      }
    });
    for (let n = 0; n < 3; n += 1) {
      await backUp(busy, `busy-${n}.backup`);
      const lines = gunzipSync(readFileSync(join(folder, `busy-${n}.backup`)))
        .toString()
        .split('\n');
      const rowsAfter = (table: string) => {
        const start = lines.indexOf(JSON.stringify({ kind: 'table', name: table })) + 1;
        return lines
          .slice(
            start,
            lines.findIndex((line, at) => at >= start && line.startsWith('{')),
          )
          .sort();
      };
      expect(rowsAfter('pairs.one')).toEqual(rowsAfter('pairs.two'));
    }
    writing = false;
    await writer;
  });

  test('is made though a kept file is gone or rotten, and says which', async () => {
    const elsewhere = join(folder, 'elsewhere');
    const wish = { ownerUrl: office.ownerUrl, keptFiles: join(elsewhere, 'files'), workspace: () => null };
    const missing = { missing: expect.arrayContaining([scanName]) as unknown, files: 0 };
    expect(await makeBackup({ ...wish, file: join(folder, 'gone.backup') })).toMatchObject(missing);
    await keptFiles(elsewhere).put(scan);
    writeFileSync(join(elsewhere, 'files', scanName.slice(0, 2), scanName), 'ไม่ใช่');
    expect(await makeBackup({ ...wish, file: join(folder, 'rotten.backup') })).toMatchObject(missing);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('of an older version is restored and brought up to date, its sessions ended', async () => {
    const old = await fresh();
    const before = migrations.findIndex(({ name }) => name.includes('nation-and-restore'));
    await migrate(old.ownerUrl, migrations.slice(0, before));
    await fill(old, 5);
    await backUp(old, 'old.backup');
    expect(gunzipSync(readFileSync(join(folder, 'old.backup'))).includes('"name":"auth.sessions"')).toBe(
      true,
    );
    const elsewhere = await fresh();
    await restore(elsewhere, join(folder, 'old.backup'));
    await migrate(old.ownerUrl, migrations);
    const [there, here] = [await fingerprints(elsewhere), await fingerprints(old)];
    expect(Object.keys(there)).toEqual(Object.keys(here));
    expect(there['office.people']).toEqual(here['office.people']);
    expect(await migrate(elsewhere.ownerUrl, migrations)).toEqual([]);
    await asOwner(elsewhere, async (client) => {
      expect((await client.query('SELECT FROM auth.sessions')).rowCount).toBe(0); // none comes back to life
    });
  });
});

describe('refused, with nothing touched', () => {
  test('a file damaged anywhere, or cut anywhere', async () => {
    const bytes = readFileSync(file);
    const draw = seeded(7);
    const hurt = join(folder, 'hurt.backup');
    for (let n = 0; n < 40; n += 1) {
      const copy = Buffer.from(bytes);
      const at = 10 + Math.floor(draw() * (bytes.length - 10)); // before that stands gzip's own clock
      if (n % 2 === 0) copy[at]! ^= 1 + Math.floor(draw() * 255);
      writeFileSync(hurt, n % 2 === 0 ? copy : copy.subarray(0, at));
      await expect(
        checkBackup(hurt),
        `at ${at} of ${bytes.length}, ${n % 2 ? 'cut' : 'flipped'}`,
      ).rejects.toMatchObject({
        code: 'backup.damaged',
      });
    }
    const elsewhere = await fresh();
    await expect(restore(elsewhere, hurt)).rejects.toMatchObject({ code: 'backup.damaged' });
    expect(await fingerprints(elsewhere)).toEqual({});
  });

  test('a file that was opened and changed by hand', async () => {
    const text = gunzipSync(readFileSync(file)).toString();
    const forged = join(folder, 'forged.backup');
    for (const change of [
      (t: string) => t.replace('"active"', '"disabled"').replace(/active/, 'disabled'),
      (t: string) => t.replace(/^"\(.*\n/m, ''),
      (t: string) => `${t}"(more)"\n`,
      (t: string) => t.replace(/\{"whole".*\n/, ''),
    ]) {
      expect(change(text)).not.toBe(text);
      writeFileSync(forged, gzipSync(change(text)));
      await expect(checkBackup(forged)).rejects.toMatchObject({ code: 'backup.damaged' });
    }
  });

  test('a file of a newer version, by its form or by its tables', async () => {
    const [head, ...rest] = gunzipSync(readFileSync(file)).toString().split('\n');
    const newer = join(folder, 'newer.backup');
    writeFileSync(
      newer,
      gzipSync([JSON.stringify({ ...(JSON.parse(head!) as object), format: 2 }), ...rest].join('\n')),
    );
    const elsewhere = await fresh();
    await expect(restore(elsewhere, newer)).rejects.toMatchObject({ code: 'backup.newer' });
    await expect(
      restoreBackup({
        ownerUrl: elsewhere.ownerUrl,
        file,
        keptFiles: keptFiles(folder),
        migrations: migrations.slice(0, -1),
      }),
    ).rejects.toMatchObject({ code: 'backup.newer' });
  });

  test('an office that holds anything', async () => {
    const inUse = await migrated();
    await fill(inUse, 3);
    const before = await fingerprints(inUse);
    await expect(restore(inUse, file)).rejects.toMatchObject({ code: 'backup.not_empty' });
    expect(await fingerprints(inUse)).toEqual(before);
  });

  test('an office that holds nothing but what its migrations put there is empty', async () => {
    const opened = await migrated();
    await restore(opened, file);
    expect(await fingerprints(opened)).toEqual(await fingerprints(office));
  });

  test('a table that hides rows from its owner is a fault, not a gap', async () => {
    const careless = await migrated();
    await asOwner(careless, async (client) => {
      await client.query(
        'CREATE TABLE office.careless (n int); ALTER TABLE office.careless ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY',
      );
    });
    await expect(backUp(careless, 'careless.backup')).rejects.toThrow('office.careless');
  });
});
