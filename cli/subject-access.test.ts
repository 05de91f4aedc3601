/** The command that answers somebody who asks what the office holds about them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { officeStore } from '#tests/office-store.ts';
import { inventedMember } from '#tests/invented-member.ts';

const office = officeStore();
const folder = mkdtempSync(join(tmpdir(), 'truatkhap-access-'));
afterAll(() => rmSync(folder, { recursive: true }));

const truatkhap = (...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), 'subject-access', ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: office.connection.url, TRUATKHAP_DATA: folder },
  });

test('writes a file that only its owner reads, never over another one, and notes that it did', async () => {
  const { personId } = await inventedMember(office, 'ขอ ทางคำสั่ง สมมุติ');
  const file = join(folder, 'answer.json');
  expect(truatkhap('--person', personId, '--output', file).stderr).toBe('');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8')).toContain('ขอ ทางคำสั่ง สมมุติ');
  expect(truatkhap('--person', personId, '--output', file)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('not written over') as string,
  });
  const events = await office.owner('SELECT name, data FROM office.events WHERE subject_id = $1', [personId]);
  expect(events[0]).toMatchObject({ name: 'person.exported', data: { by: 'command' } });
});

test('says in both languages that there is nothing about an unknown id, and about what is no id', () => {
  for (const person of ['00000000-0000-4000-8000-000000000000', 'สมชาย']) {
    const { status, stderr, stdout } = truatkhap('--person', person);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/ไม่มีข้อมูล[^]*Nothing is held/u);
  }
});
