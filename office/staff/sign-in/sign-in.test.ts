/** Signing in with e-mail, password and a second step. */
import type { KyselyPlugin, RawNode } from 'kysely';
import type { Problem } from '#kernel/problem.ts';
import { describe, expect, test } from 'vitest';
import {
  account,
  codeFrom,
  codeOf,
  enterBy,
  goodPhrase,
  knock,
  testDoor,
  type TestDoor,
} from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { giveEmailAndPassword } from './first-step.ts';
import { newRecoveryCodes, keepRecoveryCodes } from './recovery.ts';
import { giveCode } from './second-step.ts';
import { sessionOf } from './sessions.ts';
import { offerSecret, setUpSecondStep } from './set-up.ts';

const office = officeStore();
const officer = () => office.person({ role: 'area_officer', scope: ['area', '7'] });
const minute = 60_000;

describe('an account that does not exist, one that is disabled, and a wrong password', () => {
  test('get the same answer after the same statements and one comparison each', async () => {
    const door = testDoor(office);
    const { personId } = await officer();
    const gone = await officer();
    const { email } = await account(office, door, personId);
    const disabled = await account(office, door, gone.personId);
    const withoutPassword = await officer();
    await office.owner('UPDATE office.people SET disabled_at = now() WHERE person_id = $1', [gone.personId]);
    await office.owner(`UPDATE office.people SET email = 'bare@example.go.th' WHERE person_id = $1`, [
      withoutPassword.personId,
    ]);
    const tries = [
      { email: 'nobody@example.go.th', password: goodPhrase },
      { email: disabled.email, password: goodPhrase },
      { email: 'bare@example.go.th', password: goodPhrase },
      { email, password: 'ม้า ผิด แบตเตอรี่ ลวดเย็บ' },
    ];
    const answers = [];
    for (const [at, given] of tries.entries()) {
      const statements = recordStatements(door);
      const answer = await giveEmailAndPassword(
        statements.door,
        given,
        knock({ machine: `192.0.2.${10 + at}` }),
      ).catch((error: unknown) => {
        const { code, status, th, en, details } = error as Problem;
        return { code, status, th, en, details };
      });
      answers.push({ answer, comparisons: door.comparisons(), statements: statements.seen });
    }
    expect(answers[0]).toMatchObject({ answer: { code: 'sign_in.refused', status: 401 }, comparisons: 1 });
    expect(answers[0]!.statements.length).toBeGreaterThan(3);
    for (const other of answers.slice(1)) expect(other).toEqual(answers[0]);
  });
});

describe('a password', () => {
  test('is hashed anew at sign-in when it was hashed more weakly than today', async () => {
    const door = testDoor(office);
    const { personId } = await officer();
    const { email } = await account(office, door, personId);
    const strong = { ...door.passwords, isOutdated: () => true };
    await giveEmailAndPassword({ ...door, passwords: strong }, { email, password: goodPhrase }, knock());
    await enterBy(door, email);
    expect(
      await office.owner('SELECT count(*)::int AS n FROM auth.sessions WHERE person_id = $1', [personId]),
    ).toEqual([{ n: 2 }]);
  });

  test('fits however its Thai letters were composed', async () => {
    const door = testDoor(office);
    const { personId } = await officer();
    const { email } = await account(office, door, personId);
    const session = await giveEmailAndPassword(
      door,
      { email: email.toUpperCase(), password: ` ${goodPhrase.normalize('NFD')} ` },
      knock(),
    );
    expect(session.stage).toBe('set_up');
  });
});

describe('the second step', () => {
  test('opens the session with a new token; the one before is worth nothing', async () => {
    const door = testDoor(office);
    const { personId } = await officer();
    const { email, code } = await account(office, door, personId, true);
    const waiting = await enterBy(door, email);
    expect(waiting.stage).toBe('second_step');
    const { token } = await giveCode(door, waiting, code(), knock());
    expect(token).not.toBe(waiting.token);
    expect(await sessionOf(door, waiting.token)).toBeNull();
    expect(await sessionOf(door, token)).toMatchObject({ stage: 'open', personId, postId: null });
  });

  test('takes a code once, and none from before it, whoever saw it', async () => {
    const door = testDoor(office);
    const { personId } = await officer();
    const { email, code } = await account(office, door, personId, true);
    const shown = code();
    await giveCode(door, await enterBy(door, email), shown, knock());
    expect(await codeFrom(giveCode(door, await enterBy(door, email), shown, knock()))).toBe(
      'sign_in.code_refused',
    );
    door.pass(30_000);
    await giveCode(door, await enterBy(door, email), code(), knock());
  });

  test('takes codes of the half minute before and after, for clocks that differ, and no others', async () => {
    const door = testDoor(office);
    const { personId } = await officer();
    const { email, code } = await account(office, door, personId, true);
    const early = code();
    door.pass(120_000);
    expect(await codeFrom(giveCode(door, await enterBy(door, email), early, knock()))).toBe(
      'sign_in.code_refused',
    );
    door.pass(-30_000);
    const slow = code();
    door.pass(30_000);
    expect(await codeFrom(giveCode(door, await enterBy(door, email), slow, knock()))).toBe('done');
  });

  test('must follow the password within a quarter of an hour', async () => {
    const door = testDoor(office);
    const { personId } = await officer();
    const { email } = await account(office, door, personId, true);
    const waiting = await enterBy(door, email);
    door.pass(14 * minute);
    expect(await sessionOf(door, waiting.token)).not.toBeNull();
    door.pass(2 * minute);
    expect(await sessionOf(door, waiting.token)).toBeNull();
  });

  test('does not open under another key: the answer is the one for a wrong code', async () => {
    const door = testDoor(office);
    const { personId } = await officer();
    const { email, code } = await account(office, door, personId, true);
    const other = { ...door, keys: { ...door.keys, open: () => null } };
    expect(await codeFrom(giveCode(other, await enterBy(door, email), code(), knock()))).toBe(
      'sign_in.code_refused',
    );
  });
});

describe('a recovery code', () => {
  test('opens once, even when two hands give it at the same moment', async () => {
    const door = testDoor(office);
    const { personId } = await officer();
    const { email } = await account(office, door, personId, true);
    const codes = newRecoveryCodes();
    await office.store.signIn((tx) => keepRecoveryCodes(tx, personId, codes));
    const sessions = await Promise.all(
      [1, 2, 3, 4].map((n) => enterBy(door, email, { machine: `192.0.2.${n}` })),
    );
    const answers = await Promise.all(
      sessions.map((session) => codeFrom(giveCode(door, session, codes.shown[0]!, knock()))),
    );
    expect(answers.sort()).toEqual([
      'done',
      'sign_in.code_refused',
      'sign_in.code_refused',
      'sign_in.code_refused',
    ]);
    expect(
      await office.owner('SELECT count(*)::int AS n FROM auth.recovery_codes WHERE person_id = $1', [
        personId,
      ]),
    ).toEqual([{ n: 9 }]);
    const events = await office.owner<{ data: unknown }>(
      `SELECT data FROM office.events WHERE name = 'person.recovery_code_used' AND subject_id = $1`,
      [personId],
    );
    expect(events).toEqual([{ data: { left: 9 } }]);
  });

  test('is never kept in clear, and belongs to one person', async () => {
    const door = testDoor(office);
    const [mine, yours] = [await officer(), await officer()];
    const { email } = await account(office, door, yours.personId, true);
    const codes = newRecoveryCodes();
    await office.store.signIn((tx) => keepRecoveryCodes(tx, mine.personId, codes));
    expect(await codeFrom(giveCode(door, await enterBy(door, email), codes.shown[0]!, knock()))).toBe(
      'sign_in.code_refused',
    );
    const kept = await office.owner<{ kept: string }>(
      `SELECT encode(code_hash, 'hex') AS kept FROM auth.recovery_codes`,
    );
    for (const { kept: hash } of kept) expect(codes.shown.join().replaceAll(' ', '')).not.toContain(hash);
  });
});

describe('who has no second step yet', () => {
  test('sets it up first: the device answers, ten recovery codes are shown, the session opens', async () => {
    const door = testDoor(office);
    const { personId } = await officer();
    const { email } = await account(office, door, personId);
    const session = await enterBy(door, email);
    expect(session.stage).toBe('set_up');
    const secret = await offerSecret(door, session);
    expect(await offerSecret(door, session)).toEqual(secret);
    expect(secret.address).toContain(encodeURIComponent(email));
    expect(await codeFrom(setUpSecondStep(door, session, '000000', knock()))).toMatch(/code_refused/);
    const done = await setUpSecondStep(door, session, codeOf(secret.text, door.now()), knock());
    expect(done.recoveryCodes).toHaveLength(10);
    expect(await sessionOf(door, session.token)).toBeNull();
    expect(await sessionOf(door, done.token)).toMatchObject({ stage: 'open' });
    const again = await enterBy(door, email);
    expect(again.stage).toBe('second_step');
    const [row] = await office.owner<{ sealed: Buffer }>(
      'SELECT sealed_secret AS sealed FROM auth.second_steps WHERE person_id = $1',
      [personId],
    );
    expect(row!.sealed.toString('latin1')).not.toContain(secret.text.replaceAll(' ', ''));
    expect((await giveCode(door, again, done.recoveryCodes[3]!, knock())).token).not.toBe('');
  });

  test('goes in without where it is only offered, as in the demonstration', async () => {
    const door = testDoor(office, { secondStep: 'offered' });
    const { personId } = await officer();
    const { email } = await account(office, door, personId);
    expect((await enterBy(door, email)).stage).toBe('open');
  });
});

/** The same door, whose statements are written down (their texts, without values). */
function recordStatements(door: TestDoor): { door: TestDoor; seen: string[] } {
  const seen: string[] = [];
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      seen.push((node as RawNode).sqlFragments.join('?'));
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  const signIn: TestDoor['store']['signIn'] = (work) =>
    door.store.signIn((tx) => work(tx.withPlugin(plugin)));
  return { door: { ...door, store: { ...door.store, signIn } }, seen };
}
