/** The self-check asks for papers, ranks nobody and keeps nothing. */
import { beforeAll, describe, expect, test } from 'vitest';
import { acceptIntakeText } from '#clinic/asking/actions/accept-text.ts';
import { intakeSha256 } from '#clinic/asking/intake.ts';
import { act } from '#office/action.ts';
import { newAgencyCode } from '#office/staff/agency-code.ts';
import { answer } from '#tests/letters-desk.ts';
import { knock, testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { stranger } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';
import { castOf, layWorld, type Cast } from '#tests/watch-world.ts';
import { judged, selfCheck, standingOf } from './self-check.ts';
import { checksSent, newSelfCheckCode, sendSelfCheck } from './sending.ts';

test('has twenty questions under six principles, each with its paper and first step in both languages', () => {
  const { principles, verified } = selfCheck();
  const questions = principles.flatMap((one) => one.questions);
  expect([principles.length, questions.length]).toEqual([6, 20]);
  expect(new Set(questions.map(({ id }) => id)).size).toBe(20);
  for (const { th, en, paper, start } of questions)
    for (const words of [th, en, paper.th, paper.en, start.th, start.en])
      expect(words.length).toBeGreaterThan(5);
  expect(verified).toBe(false);
});

describe('a yes', () => {
  test('without a paper is what somebody says; what is not the agency’s is not asked of it', () => {
    expect(standingOf({ choice: 'yes', paper: ' ทะเบียนคำสั่ง ' })).toBe('shown');
    expect(standingOf({ choice: 'yes', paper: '  -' })).toBe('said');
    expect(standingOf({ choice: 'sometimes', paper: 'ทะเบียน' })).toBe('open');
    const [first] = judged((id) => ({
      choice: id === 'permits_time' ? 'not_ours' : 'yes',
      paper: 'แฟ้มคำสั่ง',
    }));
    expect(first).toMatchObject({ shown: 2, asked: 2 });
    expect(judged(() => ({ choice: '', paper: '' })).every(({ shown }) => shown === 0)).toBe(true);
  });
});

describe('the page', () => {
  const office = officeStore();
  const site = testSite(() => ({ store: office.store, demonstration: false }));

  test('gives back what was answered, with what to begin with, and leaves nothing behind', async () => {
    const secret = 'แฟ้มลับเฉพาะของหน่วยงานสมมุติ';
    const fields = {
      'answer-orders_kept': 'yes',
      'paper-orders_kept': secret,
      'answer-gifts_logged': 'not_yet',
    };
    const { status, html } = await stranger(site.url).post('/self-check?/look', fields);
    expect(status).toBe(200);
    expect(html).toContain(secret);
    expect(html).toContain('มีหลักฐาน 1 จาก 3 ข้อที่เกี่ยวข้อง');
    expect(html).toContain('เปิดสมุดหนึ่งเล่ม');
    expect(html).toContain('ไม่ใช่การรับรองว่าชอบด้วยระเบียบ');
    expect(JSON.stringify(site.log)).not.toContain(secret);
    expect(await office.owner('SELECT FROM office.events')).toEqual([]);
    expect((await stranger(site.url).get('/self-check')).html).not.toContain(secret);
  });

  test('cuts what is too long, and takes a form that is not its own for one that was not answered', async () => {
    const long = await stranger(site.url).post('/self-check?/look', {
      'answer-orders_kept': 'yes',
      'paper-orders_kept': 'ก'.repeat(5000),
    });
    expect(long.status).toBe(200);
    const strange = await stranger(site.url).post('/self-check?/look', { anything: '<script>' });
    expect(strange.status).toBe(422);
    expect(strange.html).toContain('ยังไม่ได้ตอบข้อใด');
    expect(strange.html).not.toContain('<script>');
  });
});

describe('one that is sent', () => {
  const office = officeStore();
  const door = testDoor(office);
  let cast: Cast;
  beforeAll(async () => {
    await layWorld(office);
    cast = await castOf(office);
  });
  const at = () => ({ store: office.store, door, knock: knock({ machine: `198.51.100.${(machine += 1)}` }) });
  let machine = 0;
  const yes = { choice: 'yes', paper: 'แฟ้มคำสั่งสมมุติ' };
  const typed = (changes: object = {}) => ({
    areaNo: '7',
    agencySaid: 'อบต.สมมุติ',
    code: '',
    newCode: newSelfCheckCode(),
    sendingId: crypto.randomUUID(),
    ...changes,
  });
  const read = (by: keyof Cast) => office.store.within(cast[by].viewer, checksSent);

  test('waits until the centre accepts what senders are told; then it is the chosen clinic’s alone', async () => {
    expect(await answer(sendSelfCheck(at(), typed(), { orders_kept: yes }))).toBe('asking.closed');
    const accepted = { sha256: intakeSha256, ground: 'บันทึกสมมุติ ที่ ๑/๒๕๗๐' };
    await act(office.store, cast.centre.viewer, acceptIntakeText, accepted);
    await sendSelfCheck(at(), typed(), { orders_kept: yes });
    expect(await read('officer')).toMatchObject([{ agencySaid: 'อบต.สมมุติ', isDemonstration: false }]);
    for (const other of ['elsewhere', 'centre', 'head', 'administrator', 'governor'] as const)
      expect(await read(other)).toEqual([]);
  });

  test('is one however often the page is sent, and a later one under its code shows before and after', async () => {
    const first = typed();
    const twice = [sendSelfCheck(at(), first, {}), sendSelfCheck(at(), first, {})];
    const [{ code, sent }] = (await Promise.all(twice)) as [Awaited<(typeof twice)[0]>];
    expect(sent).toHaveLength(1);
    const later = await sendSelfCheck(at(), typed({ code }), { orders_kept: yes });
    expect(later.sent.map(({ result }) => result[0]!.shown)).toEqual([0, 1]);
    const [newest, before] = await read('officer');
    expect([newest!.firstId, newest!.result[0]!.shown]).toEqual([before!.id, 1]);
    expect(await answer(sendSelfCheck(at(), typed({ code, areaNo: '5' }), {}))).toBe(
      'self_check.sent_elsewhere',
    );
    expect(await answer(sendSelfCheck(at(), typed({ code: newAgencyCode().shown }), {}))).toBe(
      'self_check.no_such',
    );
    const hidden = office.store.within(cast.officer.viewer, (tx) =>
      tx.selectFrom('office.self_checks').select('code_hash').execute(),
    );
    expect(await answer(hidden)).toBe('42501');
  });
});
