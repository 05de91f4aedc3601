/** Guessing is slowed; the person whose account it is still gets in. */
import { describe, expect, test } from 'vitest';
import { account, codeFrom, enterBy, goodPhrase, knock, testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { giveEmailAndPassword } from './first-step.ts';
import { giveCode } from './second-step.ts';

const office = officeStore();
let machines = 0;
const newMachine = () => `198.51.100.${(machines += 1)}`;

const trial = async (secondStep = false) => {
  const door = testDoor(office, { secondStep: 'offered' });
  const { personId } = await office.person({ role: 'area_officer', scope: ['area', '7'] });
  const { email, code } = await account(office, door, personId, secondStep);
  const guess = (at: string, machine = newMachine(), browser = '') =>
    giveEmailAndPassword(
      door,
      { email: at, password: 'ม้า ผิด แบตเตอรี่ ลวดเย็บ' },
      knock({ machine, browser }),
    ).then(
      () => ({ code: 'done', seconds: 0 }),
      (error: unknown) => {
        const { code, details } = error as { code: string; details: { seconds?: number } };
        return { code, seconds: details.seconds ?? 0 };
      },
    );
  const enter = (browser = '') =>
    codeFrom(
      giveEmailAndPassword(door, { email, password: goodPhrase }, knock({ machine: newMachine(), browser })),
    );
  return { door, email, code, guess, enter };
};

/** The waits that follow one guess after another, each made as soon as it is allowed. */
async function waits(
  t: Awaited<ReturnType<typeof trial>>,
  email: string,
  guesses: number,
): Promise<number[]> {
  const seen: number[] = [];
  for (let n = 0; n < guesses; n += 1) {
    expect(await t.guess(email)).toMatchObject({ code: 'sign_in.refused' });
    const { code, seconds } = await t.guess(email);
    if (code === 'sign_in.wait') {
      seen.push(seconds);
      t.door.pass(seconds * 1000);
    } else n += 1; // that was a free guess too
  }
  return seen;
}

describe('an account', () => {
  test('has five free guesses, then waits that double up to a quarter of an hour and no further', async () => {
    const t = await trial();
    const seen = await waits(t, t.email, 20);
    expect(seen.slice(0, 10)).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 900]);
    expect(Math.max(...seen)).toBe(900);
  });

  test('that does not exist is slowed in just the same way', async () => {
    const t = await trial();
    const unknown = await waits(t, 'nobody-at-all@example.go.th', 12);
    const known = await waits(t, t.email, 12);
    expect(unknown).toEqual(known);
    expect(unknown.length).toBeGreaterThan(5);
  });

  test('asks for no work while it waits, and waiting tries do not lengthen the wait', async () => {
    const t = await trial();
    for (let n = 0; n < 7; n += 1) {
      await t.guess(t.email);
      t.door.pass(3000);
    }
    await t.guess(t.email);
    t.door.comparisons();
    const first = await t.guess(t.email);
    const second = await t.guess(t.email);
    expect(first.code).toBe('sign_in.wait');
    expect(second).toEqual(first);
    expect(t.door.comparisons()).toBe(0);
  });

  test('lets its person in after the wait, and then begins anew', async () => {
    const t = await trial();
    for (let n = 0; n < 6; n += 1) await t.guess(t.email);
    expect(await t.enter()).toBe('sign_in.wait');
    t.door.pass(900_000);
    expect(await t.enter()).toBe('done');
    expect(await t.guess(t.email)).toMatchObject({ code: 'sign_in.refused' });
    expect(await t.guess(t.email)).toMatchObject({ code: 'sign_in.refused' });
  });

  test('lets its person in at once from a browser that was signed in before, however long others guess', async () => {
    const t = await trial(true);
    const { browser } = await giveCode(t.door, await enterBy(t.door, t.email), t.code(), knock());
    for (let n = 0; n < 12; n += 1) {
      await t.guess(t.email);
      t.door.pass(1000);
    }
    expect(await t.enter()).toBe('sign_in.wait');
    expect(await t.enter('a cookie that a guesser made up')).toBe('sign_in.wait');
    expect(await t.enter(browser)).toBe('done');
  });

  test('counts guesses made at the same moment one by one', async () => {
    const t = await trial();
    const answers = await Promise.all(Array.from({ length: 20 }, () => t.guess(t.email)));
    expect(answers.filter(({ code }) => code === 'sign_in.refused')).toHaveLength(5);
    expect(answers.filter(({ code }) => code === 'sign_in.wait')).toHaveLength(15);
  });
});

test('a clock that was set back by a day makes nobody wait a day', async () => {
  const t = await trial();
  for (let n = 0; n < 6; n += 1) await t.guess(t.email);
  t.door.pass(-86_400_000);
  const { seconds } = await t.guess(t.email);
  expect(seconds).toBeLessThanOrEqual(4);
});

test('one machine that tries many accounts is slowed too, and an office that mistypes now and then is not', async () => {
  const t = await trial();
  const spraying = newMachine();
  const answers = [];
  for (let n = 0; n < 45; n += 1)
    answers.push((await t.guess(`person-${n}@elsewhere.example`, spraying)).code);
  expect(answers.indexOf('sign_in.wait')).toBe(40);
  const shared = newMachine();
  for (let n = 0; n < 60; n += 1) {
    if (n % 2 === 0)
      expect((await t.guess(`colleague-${n}@example.go.th`, shared)).code).toBe('sign_in.refused');
    else
      await giveEmailAndPassword(
        t.door,
        { email: t.email, password: goodPhrase },
        knock({ machine: shared }),
      );
  }
});

test('six-digit codes are slowed like passwords, for whoever knows the password', async () => {
  const t = await trial(true);
  const session = await enterBy(t.door, t.email);
  const answers = [];
  for (let n = 0; n < 7; n += 1)
    answers.push(await codeFrom(giveCode(t.door, session, `00000${n}`, knock({ machine: newMachine() }))));
  expect(answers.slice(0, 5).every((code) => code === 'sign_in.code_refused')).toBe(true);
  expect(answers[6]).toBe('sign_in.wait');
  expect(await codeFrom(giveCode(t.door, session, t.code(), knock({ machine: newMachine() })))).toBe(
    'sign_in.wait',
  );
});

test('what is counted names neither an account nor an address', async () => {
  const t = await trial();
  await t.guess(t.email, '203.0.113.77');
  const rows = await office.owner<{ bucket: Buffer }>('SELECT bucket FROM auth.attempts');
  const kept = rows.map(({ bucket }) => bucket.toString('latin1')).join();
  expect(rows.length).toBeGreaterThan(1);
  expect(kept).not.toContain('example.go.th');
  expect(kept).not.toContain('203.0.113.77');
});
