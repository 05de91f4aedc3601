/** Sessions end by themselves, and at once when their person says so. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { account, codeFrom, enterBy, testDoor } from '#tests/office-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { endEverywhere, endOneSession, endSession, sessionOf, sessionsOf } from './sessions.ts';

const office = officeStore();
const officer = () => office.person({ role: 'area_officer', scope: ['area', '7'] });
const minute = 60_000;

describe('a session', () => {
  const open = async (door = testDoor(office, { secondStep: 'offered' })) => {
    const { personId } = await officer();
    const { email } = await account(office, door, personId);
    return { door, personId, email, session: await enterBy(door, email) };
  };

  test('ends after half an hour without a click, and stays while there are clicks', async () => {
    const { door, session } = await open();
    for (let click = 0; click < 4; click += 1) {
      door.pass(29 * minute);
      expect(await sessionOf(door, session.token)).not.toBeNull();
    }
    door.pass(31 * minute);
    expect(await sessionOf(door, session.token)).toBeNull();
  });

  test('ends after twelve hours, clicks or not', async () => {
    const { door, session } = await open();
    for (let click = 0; click < 24; click += 1) {
      door.pass(29 * minute);
      expect(await sessionOf(door, session.token)).not.toBeNull();
    }
    door.pass(25 * minute);
    expect(await sessionOf(door, session.token)).toBeNull();
  });

  test('ends when its person signs out, here, in one place or everywhere', async () => {
    const { door, personId, email, session } = await open();
    const [second, third] = [await enterBy(door, email), await enterBy(door, email)];
    expect(await sessionsOf(door, personId)).toHaveLength(3);
    await endSession(door, session.token);
    expect(await sessionOf(door, session.token)).toBeNull();
    await endOneSession(door, personId, second.sessionId);
    expect(await sessionOf(door, second.token)).toBeNull();
    expect(await sessionOf(door, third.token)).not.toBeNull();
    await endEverywhere(door, personId);
    expect(await sessionOf(door, third.token)).toBeNull();
  });

  test('is not ended by somebody else who knows its number', async () => {
    const { door, session } = await open();
    const stranger = await officer();
    await endOneSession(door, stranger.personId, session.sessionId);
    await endOneSession(door, stranger.personId, 'no number');
    expect(await sessionOf(door, session.token)).not.toBeNull();
  });

  test('is kept as a digest: whoever reads the table cannot go in', async () => {
    const { door, session } = await open();
    const [row] = await office.owner<{ kept: string }>(
      `SELECT encode(token_hash, 'base64') AS kept FROM auth.sessions WHERE session_id = $1`,
      [session.sessionId],
    );
    expect(await sessionOf(door, row!.kept)).toBeNull();
    expect(await sessionOf(door, '')).toBeNull();
  });
});

test('the application’s role reads nothing of schema auth, and sign-in’s role nothing of the office', async () => {
  const { viewer } = await office.person({ role: 'administrator', scope: ['nation', ''] });
  const refused = (run: Promise<unknown>) => codeFrom(run);
  for (const table of [
    'passwords',
    'second_steps',
    'recovery_codes',
    'sessions',
    'known_browsers',
    'attempts',
    'links',
  ])
    expect(
      await refused(
        office.store.within(viewer, (tx) => sql`SELECT * FROM ${sql.table(`auth.${table}`)}`.execute(tx)),
      ),
    ).toBe('42501');
  for (const table of ['people', 'posts', 'events', 'agency_invitations'])
    expect(
      await refused(
        office.store.signIn((tx) => sql`SELECT * FROM ${sql.table(`office.${table}`)}`.execute(tx)),
      ),
    ).toBe('42501');
  const bare = await office.owner<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'auth'::regnamespace AND relkind = 'r' AND NOT (relrowsecurity AND relforcerowsecurity)`,
  );
  expect(bare).toEqual([]);
});
