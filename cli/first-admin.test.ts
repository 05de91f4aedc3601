/** The command that lets an office in again whose last administrator is lost. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { codeFrom, goodPhrase, knock, testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { becomeAdministrator } from '#office/staff/sign-in/links.ts';

const office = officeStore();
const folder = mkdtempSync(join(tmpdir(), 'truatkhap-first-admin-'));
afterAll(() => rmSync(folder, { recursive: true }));

const firstAdmin = (more: Record<string, string>) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), 'first-admin'], {
    encoding: 'utf8',
    env: { ...process.env, TRUATKHAP_DATA: folder, ORIGIN: 'https://office.example', ...more },
  });

test('prints a link that makes an administrator once, and leaves an event', async () => {
  const { stdout, stderr } = firstAdmin({ DATABASE_URL: office.connection.url });
  expect(stderr).toBe('');
  const token = /https:\/\/office\.example\/sign-in\/link\/([\w-]{43})/u.exec(stdout)![1]!;
  const given = { fullName: 'คืนสิทธิ์ สมมุติ', email: 'back@example.go.th', password: goodPhrase };
  const use = () => codeFrom(becomeAdministrator(testDoor(office), token, given, knock()));
  expect([await use(), await use()]).toEqual(['done', 'sign_in.link_gone']);
  const names = await office.owner<{ name: string }>('SELECT name FROM office.events ORDER BY event_no');
  expect(names.map(({ name }) => name)).toEqual([
    'office.administrator_link_made',
    'person.became_administrator',
  ]);
});

test('says in both languages where there is no office to get back into', () => {
  const { status, stderr } = firstAdmin({
    DATABASE_URL: '',
    TRUATKHAP_DATABASE_FOLDER: join(folder, 'none'),
  });
  expect(status).toBe(2);
  expect(stderr).toMatch(/ยังไม่มีฐานข้อมูล[^]*There is no office database/u);
});
