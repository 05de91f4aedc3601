/** My work as its readers open it: an old backup is told to administrators, and everybody finds the messages. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { backupName } from '#platform/postgres/backup-age.ts';
import { freshFolder } from '#tests/egp-rows.ts';
import { testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { signedIn, type SiteReader } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';
import { castOf, layWorld } from '#tests/watch-world.ts';

const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
const dataFolder = freshFolder();
const backups = join(dataFolder, 'backups');
const site = testSite(() => ({ store: office.store, door, dataFolder }));
let administrator: SiteReader;
let officer: SiteReader;

beforeAll(async () => {
  await layWorld(office);
  const cast = await castOf(office);
  administrator = await signedIn(site.url, office, door, cast.administrator);
  officer = await signedIn(site.url, office, door, cast.officer);
});

/** The newest backup, so many hours old; none for null. */
function newestIs(hours: number | null): void {
  rmSync(backups, { recursive: true, force: true });
  mkdirSync(backups);
  if (hours !== null)
    writeFileSync(join(backups, backupName(new Date(Date.now() - hours * 3_600_000 - 60_000))), '');
}

test.each([
  [null, 'ยังไม่เคยสำรองข้อมูล'],
  [30, 'ข้อมูลสำรองล่าสุดเก่า 30 ชั่วโมง'],
])(
  'a backup of %s hours is told to administrators, with what to do, and to nobody else',
  async (hours, said) => {
    newestIs(hours);
    const { html } = await administrator.get('/my-work');
    expect(html).toContain(said);
    expect(html).toContain('truatkhap backup');
    expect((await officer.get('/my-work')).html).not.toContain('สำรองข้อมูล');
  },
);

test('a fresh backup is not worth a word', async () => {
  newestIs(2);
  expect(readdirSync(backups)).toHaveLength(1);
  expect((await administrator.get('/my-work')).html).not.toContain('สำรองข้อมูล');
});

test('the messages are one touch away, and one’s own', async () => {
  expect((await officer.get('/my-work')).html).toContain('href="/outbox"');
  expect((await officer.get('/outbox')).status).toBe(200);
});
