/** My work: every desk's dues on one page, late first, and a digest that counts and says no more. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { act } from '#office/action.ts';
import { draftLetter } from '#office/letters/actions/draft-letter.ts';
import { registerIncoming } from '#office/letters/actions/register-incoming.ts';
import { draft, letterAt, secretDraft, setDesk, type Desk } from '#tests/letters-desk.ts';
import { officeStore, systemViewer } from '#tests/office-store.ts';
import { contributors, duesFiles } from './desks.ts';
import { queueDigests } from './digest.ts';
import type { Contributor, Due } from './due.ts';
import { myWork, pressing, type MyWork } from './my-work.ts';

const office = officeStore();
const folder = mkdtempSync(join(tmpdir(), 'truatkhap-my-work-'));
const friday = new Date('2026-11-20T10:00:00+07:00');
let desk: Desk;
beforeAll(async () => {
  desk = await setDesk(office, folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const of = (viewer: Desk['officer'], from?: readonly Contributor[]): Promise<MyWork> =>
  office.store.within(viewer, (tx) => myWork(tx, friday, from));
const fixed = (...days: (string | null)[]): Contributor => ({
  dues: () =>
    Promise.resolve(
      days.map((due_on): Due => ({
        kind: 'trial',
        title_th: `เรื่อง ${due_on}`,
        title_en: `Matter ${due_on}`,
        due_on,
        href: '/',
      })),
    ),
});

describe('the page', () => {
  test('finds the desks by their dues.ts, and each gives dues', async () => {
    expect(duesFiles()).toEqual(
      expect.arrayContaining([
        'office/letters/dues.ts',
        'office/recommendations/dues.ts',
        'office/watch-items/dues.ts',
      ]),
    );
    expect(await contributors()).toHaveLength(duesFiles().length);
  });

  test('puts what is late first, then by day, then what has no day', async () => {
    const { waiting } = await of(desk.officer, [
      fixed('2026-11-25', null),
      fixed('2026-11-20', '2026-11-02', '2026-11-22'),
    ]);
    expect(waiting.map(({ due_on }) => due_on)).toEqual([
      '2026-11-02',
      '2026-11-20',
      '2026-11-22',
      '2026-11-25',
      null,
    ]);
    expect(waiting.map(({ day }) => day?.overdue)).toEqual([true, false, false, false, undefined]);
    expect(waiting[2]!.day).toMatchObject({ dueOn: '2026-11-23', workingDaysLeft: 1 }); // Sunday moves to Monday
  });

  test('says that a count is unsure when it passes an unverified day off', async () => {
    await office.owner(`INSERT INTO office.holidays VALUES ('2026-11-24', 'วันหยุด', 'Holiday', NULL, false),
      ('2026-12-10', 'วันรัฐธรรมนูญ', 'Constitution Day', 'มติ', true)`);
    expect((await of(desk.officer, [fixed('2026-11-23')])).unsure).toBe(false);
    expect((await of(desk.officer, [fixed('2026-11-25')])).unsure).toBe(true);
  });

  test('is empty for whoever has nothing, and every desk bears being asked by every role', async () => {
    for (const [role, scope] of [
      ['administrator', ['nation', '']],
      ['governor', ['province', 'TH-74']],
      ['district_centre', ['district', '7401']],
      ['civil_society', ['province', 'TH-74']],
      ['nacc_region', ['region', '7']],
      ['dpo', ['nation', '']],
    ] as const) {
      const { viewer } = await office.person({ role, scope: [...scope] });
      expect((await of(viewer)).waiting, role).toEqual([]);
    }
  });
});

describe('letters on it', () => {
  const titles = async (viewer: Desk['officer']) =>
    (await of(viewer)).waiting.map(({ title_th }) => title_th);
  const mark = (subjectLine: string) => ({ ...draft, subjectLine });

  test('wait at each step for whoever may do it', async () => {
    await letterAt(office, desk, 'drafted', mark('ขั้นร่าง'));
    expect(await titles(desk.officer)).not.toContain('ตรวจร่างหนังสือ: ขั้นร่าง'); // one’s own
    expect(await titles(desk.colleague)).toContain('ตรวจร่างหนังสือ: ขั้นร่าง');
    await letterAt(office, desk, 'reviewed', mark('ขั้นตรวจ'));
    expect(await titles(desk.director)).toContain('ลงนามหนังสือ: ขั้นตรวจ');
    expect((await titles(desk.officer)).join()).not.toContain('ขั้นตรวจ');
    await letterAt(office, desk, 'signed', mark('ขั้นลงนาม'));
    expect(await titles(desk.officer)).toContain('ออกเลขหนังสือ: ขั้นลงนาม');
    await letterAt(office, desk, 'numbered', mark('ขั้นเลข'));
    expect((await titles(desk.officer)).join()).toMatch(/ส่งหนังสือ \(\d+\): ขั้นเลข/u);
  });

  test('wait for the addressee after dispatch, with the day and the office that waits', async () => {
    await letterAt(office, desk, 'dispatched', { ...mark('ขั้นส่ง'), replyDueOn: '2026-12-01' });
    const theirs = (await of(desk.head)).waiting.find(({ title_th }) => title_th.includes('ขั้นส่ง'));
    expect(theirs).toMatchObject({
      kind: 'letter_to_answer',
      due_on: '2026-12-01',
      waits_th: 'สำนักงาน ปปท. เขต 7',
    });
    const ours = (await of(desk.colleague)).waiting.find(({ title_th }) => title_th.includes('ขั้นส่ง'));
    expect(ours).toMatchObject({ kind: 'letter_reply_awaited', waits_th: 'นายกองค์การบริหารส่วนตำบลตัวอย่าง' });
    const centre = (await office.person({ role: 'centre_officer', scope: ['nation', ''] })).viewer;
    expect((await of(centre)).waiting).toEqual([]);
  });

  test('that came in wait until they are handled', async () => {
    const { registerNo } = await act(office.store, desk.officer, registerIncoming, {
      secrecy: 'ordinary',
      senderName: 'องค์การบริหารส่วนตำบลตัวอย่าง',
      subjectLine: 'หารือเรื่องตรวจรับ',
      replyDueOn: '2026-11-27',
    });
    expect(await titles(desk.colleague)).toContain(`ดำเนินการหนังสือรับที่ ${registerNo}: หารือเรื่องตรวจรับ`);
  });

  test('that are ลับ are named by nothing but their number', async () => {
    const { id } = await letterAt(office, desk, 'numbered', secretDraft);
    const due = (await of(desk.officer)).waiting.find(({ href }) => href === `/letters/${id}`);
    expect(due?.title_th).toMatch(/^ส่งหนังสือ \(\d+\): หนังสือลับ$/u);
    expect(JSON.stringify(due)).not.toContain('ตัวอย่าง');
  });
});

describe('the digest', () => {
  const waitingFor = (personId: string) =>
    office.owner<{ kind: string; matter_count: number }>(
      'SELECT kind, matter_count FROM office.outbox WHERE person_id = $1',
      [personId],
    );
  const withMail = async (role: string, scope: [string, string]) => {
    const person = await office.person({ role, scope });
    await office.owner('UPDATE office.people SET email = $1 WHERE person_id = $2', [
      `${person.personId}@office.example`,
      person.personId,
    ]);
    return person;
  };

  test('counts what is late, due today or within two working days, over all hats', async () => {
    const reader = await withMail('area_officer', ['area', '8']);
    await office.person({ role: 'area_officer', scope: ['area', '9'], personId: reader.personId });
    const silent = await office.person({ role: 'area_officer', scope: ['area', '8'] });
    const from = [fixed('2026-11-01', '2026-11-20', '2026-11-23', '2026-12-30', null)];
    expect(pressing(await of(reader.viewer, from))).toHaveLength(3);
    await queueDigests(office.store, friday, from);
    expect(await waitingFor(reader.personId)).toEqual([{ kind: 'digest', matter_count: 6 }]);
    expect(await waitingFor(silent.personId)).toEqual([]);
  });

  test('is made on no day off, and not for a post that is over', async () => {
    const former = await withMail('area_officer', ['area', '6']);
    await office.owner('UPDATE office.posts SET until_at = now() WHERE post_id = $1', [former.postId]);
    expect(
      await queueDigests(office.store, new Date('2026-11-22T08:00:00+07:00'), [fixed('2026-11-01')]),
    ).toBe(0);
    await queueDigests(office.store, friday, [fixed('2026-11-01')]);
    expect(await waitingFor(former.personId)).toEqual([]);
  });

  test('is made with every real desk too', async () => {
    await act(office.store, desk.officer, draftLetter, draft);
    await expect(queueDigests(office.store, friday)).resolves.toBeGreaterThanOrEqual(0);
    expect(await office.store.within(systemViewer, (tx) => myWork(tx, friday))).toMatchObject({
      today: '2026-11-20',
    });
  });
});
