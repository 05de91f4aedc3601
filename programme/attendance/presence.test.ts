/** Who was there, by the sector of that day and by hours; and what they thought, without names. */
import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { act } from '#office/action.ts';
import { meetingDoor } from '#tests/meeting-door.ts';
import { officeStore } from '#tests/office-store.ts';
import { mergeParticipants } from '../participants/actions/merge.ts';
import { transferParticipant } from '../participants/actions/transfer.ts';
import { printFeedbackCards } from './actions/print-feedback.ts';
import { settleAttendance } from './actions/settle.ts';
import { signAtDesk } from './actions/sign.ts';
import { withdrawAttendance } from './actions/withdraw.ts';
import { feedbackCode, feedbackHash } from './codes.ts';
import { dues } from './dues.ts';
import { feedbackOf, giveFeedback } from './feedback.ts';
import { hoursByYear, signedBySector } from './queries.ts';

const office = officeStore();
const at = meetingDoor(office);
const { door, meeting, person, card, list } = at;
const totals = (activityId: string) =>
  office.store.within(at.officer.viewer, (tx) => signedBySector(tx, activityId));

describe('who was there', () => {
  const sign = (activityId: string, participantId: string, way: string, clock_?: string, how = 'paper') =>
    act(office.store, at.officer.viewer, signAtDesk, {
      activityId,
      participantId,
      way,
      how,
      clock: clock_ ?? '',
    });

  test('is counted by the sector of that day: a transfer since, and two entries of one person, change nothing', async () => {
    const id = await meeting({ on: '2026-11-10' });
    const [mover, one, same] = [await person(), await person(), await person()];
    for (const who of [mover, one, same]) await sign(id, who, 'in', '08:30');
    await act(office.store, at.officer.viewer, transferParticipant, {
      id: mover,
      version: 1,
      sector: 'private_sector',
      provinceIso: 'TH-74',
      fromOn: '2026-11-15',
    });
    await act(office.store, at.officer.viewer, mergeParticipants, {
      id: same,
      version: 1,
      participantId: one,
    });
    expect(await totals(id)).toEqual([{ sector: 'local_government', count: 2 }]);
    const late = await meeting({ on: '2026-11-20' });
    await sign(late, mover, 'in', '09:00');
    expect(await totals(late)).toEqual([{ sector: 'private_sector', count: 1 }]);
  });

  test('moved between invitation and day: is of the agency of the day', async () => {
    const id = await meeting({ on: '2026-11-21' });
    const who = await person();
    await card(id, who);
    await act(office.store, at.officer.viewer, transferParticipant, {
      id: who,
      version: 1,
      sector: 'state_enterprises',
      provinceIso: 'TH-74',
      fromOn: '2026-11-18',
    });
    await sign(id, who, 'in', '09:00');
    expect(await totals(id)).toEqual([{ sector: 'state_enterprises', count: 1 }]);
  });

  test('hours are summed by fiscal year, unknown where one day’s are; a withdrawn entry counts no more', async () => {
    const who = await person();
    const [first, second] = [await meeting({ on: '2026-11-10' }), await meeting({ on: '2026-11-11' })];
    await sign(first, who, 'in', '09:00');
    await sign(first, who, 'out', '12:00');
    const hours = () => office.store.within(at.officer.viewer, (tx) => hoursByYear(tx, who));
    expect(await hours()).toEqual([{ be: 2570, meetings: 1, minutes: 180 }]);
    await sign(second, who, 'in', '09:00');
    expect(await hours()).toEqual([{ be: 2570, meetings: 2, minutes: null }]);
    const [row] = await list(second);
    await act(office.store, at.officer.viewer, withdrawAttendance, {
      id: row!.id,
      version: row!.version,
    });
    expect(await hours()).toEqual([{ be: 2570, meetings: 1, minutes: 180 }]);
  });
});

test('a sign-in that does not fit is due for the desk of its place, until an officer has settled it', async () => {
  const id = await meeting({ on: '2026-11-12' });
  const who = await person();
  for (const clock of ['09:00', '11:00'])
    await act(office.store, at.officer.viewer, signAtDesk, {
      activityId: id,
      participantId: who,
      way: 'in',
      how: 'paper',
      clock,
    });
  const due = (viewer: typeof at.officer.viewer) => office.store.within(viewer, dues);
  expect(await due(at.officer.viewer)).toMatchObject([{ due_on: '2026-11-19', href: `/attendance/${id}` }]);
  expect(await due(at.elsewhere.viewer)).toEqual([]);
  const [row] = await list(id);
  const times = { inClock: '09:00', outClock: '12:00' };
  await act(office.store, at.officer.viewer, settleAttendance, {
    id: row!.id,
    version: row!.version,
    ...times,
  });
  expect(await due(at.officer.viewer)).toEqual([]);
});

describe('opinions', () => {
  const knock = { machine: 'feedback', browser: '', client: 'test' };
  const give = (code: string, words = '') =>
    giveFeedback(office.store, door, { code, useful: '4', clear: '5', willUse: '3', words }, knock);
  const seen = (activityId: string, who = at.officer) =>
    office.store.within(who.viewer, (tx) => feedbackOf(tx, activityId));

  test('come to light five at a time, so that two looks tell nobody’s; a card is good once', async () => {
    const id = await meeting();
    const cards = Array.from({ length: 11 }, () => feedbackCode(randomBytes(16)));
    await act(office.store, at.officer.viewer, printFeedbackCards, {
      activityId: id,
      hashes: cards.map((code) => feedbackHash(door.keys, code)),
    });
    for (const code of cards.slice(0, 4)) await give(code);
    expect(await seen(id)).toMatchObject({ count: 0, useful: null, words: [] });
    await give(cards[4]!, 'ขอตัวอย่างเพิ่ม (สมมุติ)');
    expect(await seen(id)).toMatchObject({
      count: 5,
      useful: 4,
      clear: 5,
      willUse: 3,
      words: ['ขอตัวอย่างเพิ่ม (สมมุติ)'],
    });
    await give(cards[5]!, 'คนที่หก');
    expect(await seen(id)).toMatchObject({ count: 5, words: ['ขอตัวอย่างเพิ่ม (สมมุติ)'] });
    for (const code of [cards[0]!, 'ZZZZZ-ZZZZZ', ''])
      await expect(give(code)).rejects.toMatchObject({ code: 'attendance.feedback_no_good' });
    expect(await seen(id, at.elsewhere)).toMatchObject({ count: 0 });
    const columns = await office.owner<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'office' AND table_name = 'feedback_answers'`,
    );
    expect(
      columns.map(({ name }) => name).filter((name) => /person|participant|code|_at$|_on$/u.test(name)),
    ).toEqual([]);
  });
});
