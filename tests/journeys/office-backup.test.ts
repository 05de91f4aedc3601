/** An office is backed up from the command line while it is open and while it is closed, and restored elsewhere. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { migrate, migrationsIn } from '#platform/postgres/migrate.ts';
import { becomeOwner, connected } from '#platform/postgres/roles.ts';
import { fillEveryTable } from '../any-rows.ts';
import { supervisedDatabase } from '../supervised-database.ts';

const root = join(import.meta.dirname, '..', '..');
const office = supervisedDatabase();

function truatkhap(database: string, ...args: string[]) {
  const env = { ...process.env, TRUATKHAP_DATABASE_FOLDER: database };
  const done = spawnSync(process.execPath, [join(root, 'cli', 'main.ts'), ...args], {
    env,
    encoding: 'utf8',
  });
  return { status: done.status, said: `${done.stdout}${done.stderr}` };
}

/** All but the first line, which says when, and the last, which hashes the first too. */
const rowsIn = (file: string) => gunzipSync(readFileSync(file)).toString().trim().split('\n').slice(1, -1);

test('open, closed, restored: the same rows in every file', async () => {
  const { child, said } = await office.supervisor();
  await migrate(said.ownerUrl, migrationsIn(join(root, 'office', 'migrations')));
  await connected(said.ownerUrl, async (client) => {
    await becomeOwner(client);
    await client.query('BEGIN');
    await fillEveryTable(client, 11);
    await client.query('COMMIT');
  });
  const [open, closed, again] = ['open', 'closed', 'again'].map((name) =>
    join(office.folder, `${name}.backup`),
  );
  const elsewhere = join(office.folder, 'elsewhere');
  const data = ['--data', office.folder];

  const first = truatkhap(office.home, 'backup', open!, ...data);
  expect(first.said).toContain('อ่านทวนครบถ้วน');
  expect(first.status).toBe(1); // the rows name files that were never kept, and it says so
  child.kill('SIGTERM');
  await once(child, 'exit');
  expect(truatkhap(office.home, 'backup', closed!, ...data).said).toContain('read back whole');
  expect(rowsIn(closed!)).toEqual(rowsIn(open!));

  const restored = truatkhap(elsewhere, 'restore', closed!, '--data', join(office.folder, 'new'));
  expect(restored).toMatchObject({ status: 0 });
  expect(restored.said).toContain('ตรงกับชุดสำรองทุกแถว');
  expect(restored.said).toContain('ทุกคนต้องเข้าสู่ระบบใหม่');
  expect(rowsIn(open!).filter((line) => /"name":"auth\.(sessions|links)"/u.test(line))).toEqual([]);
  truatkhap(elsewhere, 'backup', again!, '--data', join(office.folder, 'new'));
  expect(rowsIn(again!)).toEqual(rowsIn(open!));

  const twice = truatkhap(elsewhere, 'restore', open!, '--data', join(office.folder, 'new'));
  expect(twice.status).toBe(2);
  expect(twice.said).toContain('สำนักงานนี้มีข้อมูลอยู่แล้ว');
}, 600_000);

test('what cannot be done is said in both languages and leaves no file behind', () => {
  const file = join(office.folder, 'nothing.backup');
  const unopened = join(office.folder, 'unopened');
  const done = truatkhap(unopened, 'backup', file, '--data', office.folder);
  expect(done.status).toBe(2);
  expect(done.said).toContain('ยังไม่มีสำนักงาน');
  expect(done.said).toContain('no office here');
  expect(existsSync(file)).toBe(false);
  expect(existsSync(unopened)).toBe(false);
});
