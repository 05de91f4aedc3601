/** A meeting's door on the real database: codes that somebody copies or guesses, and phones that were offline. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { bangkokToday } from '#kernel/working-days.ts';
import { act } from '#office/action.ts';
import { meetingDoor } from '#tests/meeting-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { settleAttendance } from './actions/settle.ts';
import { takeInScans, type ScanTold } from './actions/take-in-scans.ts';
import { codeHash, roomCode } from './codes.ts';
import { signedBySector, unknownScans } from './queries.ts';

const office = officeStore();
const at = meetingDoor(office);
const { door, meeting, person, card, own, list } = at;
const noGood = { code: 'attendance.code_no_good' };

describe('a card and the code on the wall', () => {
  test('sign somebody in once: a photograph of the card, a second phone and a second try open nothing', async () => {
    const id = await meeting();
    const code = await card(id, await person());
    const room = roomCode(door.keys, id, door.now());
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => own(code, room)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(own(code.toLowerCase().replace('-', ' '), room)).rejects.toMatchObject(noGood);
    expect(await list(id)).toMatchObject([{ how: 'self', troubleCount: 0 }]);
    await own(code, room, 'out');
  });

  test('from elsewhere it opens nothing: the wall’s code is of this meeting and two minutes old at most', async () => {
    const [id, other] = [await meeting(), await meeting()];
    const code = await card(id, await person());
    const room = roomCode(door.keys, id, door.now());
    await expect(own(code, roomCode(door.keys, other, door.now()))).rejects.toMatchObject(noGood);
    door.pass(150_000);
    await expect(own(code, room)).rejects.toMatchObject(noGood);
    await own(code, roomCode(door.keys, id, door.now()));
    door.pass(-150_000);
  });

  test('a wrong, old, reissued and foreign code are answered alike, and a cancelled or past meeting too', async () => {
    const [id, past, cancelled] = [
      await meeting(),
      await meeting({ on: '2026-10-05' }),
      await meeting({ state: 'cancelled' }),
    ];
    const who = await person();
    const first = await card(id, who);
    const second = await card(id, who, 2);
    const cards = [first, 'ZZZZZ-ZZZZZ', '', '<script>', await card(past, who), await card(cancelled, who)];
    const answers = await Promise.all(
      cards.map((code, k) =>
        own(code, roomCode(door.keys, [id, id, id, id, past, cancelled][k]!, door.now())).catch(
          (e: unknown) => e,
        ),
      ),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject(noGood);
    await own(second, roomCode(door.keys, id, door.now()));
  });

  test('guessing waits, whether or not a guess is right', async () => {
    const id = await meeting();
    const code = await card(id, await person());
    for (let k = 0; k < 40; k += 1)
      await expect(own(`AAAAA-AAA${String(22 + k)}`, '000000', 'in', 'one machine')).rejects.toMatchObject(
        noGood,
      );
    await expect(own(code, roomCode(door.keys, id, door.now()), 'in', 'one machine')).rejects.toMatchObject({
      code: 'sign_in.wait',
    });
    expect(await list(id)).toEqual([]);
  });

  test('codes stand nowhere in the database', async () => {
    const id = await meeting();
    const code = await card(id, await person());
    const [row] = await office.owner<{ all: string }>(
      `SELECT concat((SELECT string_agg(c::text, ' ') FROM office.attendance_codes c), (SELECT string_agg(e.data::text, ' ') FROM office.events e)) AS "all"`,
    );
    expect(row!.all).not.toContain(code.replace('-', ''));
    expect(row!.all).not.toContain(code);
  });
});

describe('two phones that were offline', () => {
  /** Yesterday in Thailand, so that nothing depends on the hour at which the test runs. */
  const yesterday = bangkokToday(new Date(Date.now() - 24 * 3_600_000));
  const noon = new Date(`${yesterday}T12:00:00+07:00`).getTime();
  const minutesAgo = (n: number) => new Date(noon - n * 60_000).toISOString();
  const scanned = (code: string, way: 'in' | 'out', at: string) => ({
    id: randomUUID(),
    codeHash: codeHash(door.keys, code),
    way,
    at,
  });
  const send = (activityId: string, scans: unknown[], sentAt = new Date().toISOString(), who = at.officer) =>
    act(office.store, who.viewer, takeInScans, { activityId, sentAt, scans });

  test('send the same people, twice and in any order: each counts once, the conflict is shown, nothing is lost', async () => {
    const id = await meeting({ on: yesterday });
    const [one, two] = [await person(), await person()];
    const [a, b] = [await card(id, one), await card(id, two)];
    const first = [
      scanned(a, 'in', minutesAgo(100)),
      scanned(b, 'in', minutesAgo(90)),
      scanned(b, 'out', minutesAgo(10)),
    ];
    const second = [
      scanned(a, 'in', minutesAgo(99)),
      scanned(a, 'out', minutesAgo(20)),
      scanned(b, 'in', minutesAgo(50)),
    ];
    await send(id, second);
    await Promise.all([send(id, first), send(id, [...first].reverse())]);
    await send(id, second);
    const rows = await list(id);
    expect(rows).toHaveLength(2);
    expect(rows.find(({ participantId }) => participantId === one)).toMatchObject({
      minutes: 80,
      troubleCount: 0,
    });
    const torn = rows.find(({ participantId }) => participantId === two)!;
    expect(torn).toMatchObject({ minutes: 80, troubleCount: 1 });
    expect(rows[0]!.id).toBe(torn.id); // what waits for a decision comes first
    const [{ n }] = (await office.owner<{ n: number }>(
      'SELECT count(*)::int AS n FROM office.attendance_scans WHERE activity_id = $1',
      [id],
    )) as [{ n: number }];
    expect(n).toBe(6);
    await act(office.store, at.officer.viewer, settleAttendance, {
      id: torn.id,
      version: torn.version,
      inClock: '๙.๐๐',
      outClock: '11:30',
    });
    await send(id, [scanned(b, 'in', minutesAgo(5))]);
    expect((await list(id)).find(({ participantId }) => participantId === two)).toMatchObject({
      minutes: 150,
      isSettled: true,
    });
  });

  test('with a clock hours wrong are put right by when they say that they send', async () => {
    const id = await meeting();
    const code = await card(id, await person());
    const ahead = 5 * 3_600_000;
    const shift = (iso: string) => new Date(new Date(iso).getTime() + ahead).toISOString();
    await send(
      id,
      [scanned(code, 'in', shift(new Date(Date.now() - 1000).toISOString()))],
      shift(new Date().toISOString()),
    );
    const [row] = await list(id);
    expect(Math.abs(row!.inAt!.getTime() - Date.now())).toBeLessThan(60_000);
    const [unmended] = await send(id, [
      scanned(await card(id, await person()), 'in', shift(new Date().toISOString())),
    ]);
    expect(unmended).toMatchObject({ trouble: 'clock' });
    expect(
      (await office.store.within(at.officer.viewer, (tx) => signedBySector(tx, id))).map(
        ({ count }) => count,
      ),
    ).toEqual([1]);
  });

  test('a code of another meeting is kept and shown as none of this one; another Area’s officer has no such door', async () => {
    const [id, other] = [await meeting(), await meeting()];
    const code = await card(other, await person());
    const told: ScanTold[] = await send(id, [
      scanned(code, 'in', minutesAgo(1)),
      scanned('none', 'in', minutesAgo(1)),
    ]);
    expect(told.map(({ trouble, name }) => [trouble, name])).toEqual([
      ['unknown_code', null],
      ['unknown_code', null],
    ]);
    expect(await office.store.within(at.officer.viewer, (tx) => unknownScans(tx, id))).toHaveLength(2);
    expect(await list(id)).toEqual([]);
    await expect(
      send(id, [scanned(code, 'in', minutesAgo(1))], undefined, at.elsewhere),
    ).rejects.toMatchObject({
      code: 'office.not_found',
    });
    const cancelled = await meeting({ state: 'cancelled' });
    await expect(send(cancelled, [scanned(code, 'in', minutesAgo(1))])).rejects.toMatchObject({
      code: 'attendance.meeting_closed',
    });
  });
});
