/** Whether somebody has to be told that there is no fresh backup. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { backupAge, backupName, removeOldBackups } from './backup-age.ts';

const folder = mkdtempSync(join(tmpdir(), 'truatkhap-age-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const backups = (name: string, ...times: string[]) => {
  const made = join(folder, name);
  mkdirSync(made);
  for (const time of times) writeFileSync(join(made, backupName(new Date(time))), '');
  return made;
};
const now = new Date('2026-11-22T09:00:00Z');

test('no folder and no backup are stale', async () => {
  const none = { madeAt: null, hours: null, isStale: true };
  expect(await backupAge(join(folder, 'nowhere'), now)).toEqual(none);
  expect(await backupAge(backups('none'), now)).toEqual(none);
});

test('the newest counts, whatever its day', async () => {
  const made = backups('some', '2026-11-22T08:30:00Z', '2026-10-01T00:00:00Z');
  expect(await backupAge(made, now)).toEqual({
    madeAt: new Date('2026-11-22T08:30:00Z'),
    hours: 0.5,
    isStale: false,
  });
});

test('26 hours are just in time, a second more is stale', async () => {
  const made = backups('old', '2026-11-21T07:00:00Z');
  expect(await backupAge(made, now)).toMatchObject({ hours: 26, isStale: false });
  expect(await backupAge(made, new Date('2026-11-22T09:00:01Z'))).toMatchObject({ isStale: true });
});

test('one that is still being written, and a file of another name, do not count', async () => {
  const made = backups('unfinished');
  writeFileSync(join(made, `${backupName(now)}.4711.part`), '');
  writeFileSync(join(made, 'office.backup'), '');
  expect(await backupAge(made, now)).toMatchObject({ isStale: true });
});

test('the newest fourteen stay', async () => {
  const days = Array.from(
    { length: 17 },
    (_, day) => `2026-11-${String(day + 1).padStart(2, '0')}T02:00:00Z`,
  );
  const made = backups('many', ...days);
  writeFileSync(join(made, 'before-the-move.backup'), ''); // made by hand: not ours to remove
  expect(await removeOldBackups(made)).toEqual(days.slice(0, 3).map((day) => backupName(new Date(day))));
  expect(readdirSync(made)).toHaveLength(15);
});
