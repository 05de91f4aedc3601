/** The self-check asks for papers, ranks nobody and keeps nothing. */
import { describe, expect, test } from 'vitest';
import { officeStore } from '#tests/office-store.ts';
import { stranger } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';
import { judged, selfCheck, standingOf } from './self-check.ts';

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
    const { status, html } = await stranger(site.url).post('/self-check', fields);
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
    const long = await stranger(site.url).post('/self-check', {
      'answer-orders_kept': 'yes',
      'paper-orders_kept': 'ก'.repeat(5000),
    });
    expect(long.status).toBe(200);
    const strange = await stranger(site.url).post('/self-check', { anything: '<script>' });
    expect(strange.status).toBe(422);
    expect(strange.html).toContain('ยังไม่ได้ตอบข้อใด');
    expect(strange.html).not.toContain('<script>');
  });
});
