/** Once a year somebody says that an agency's people are still the ones. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { agencyOffice } from '#tests/agency-office.ts';
import { codeFrom } from '#tests/office-door.ts';
import { act } from '../action.ts';
import { confirmHead, confirmOfficer } from './actions/agency-confirm.ts';

const t = agencyOffice();
const { office } = t;

describe('once a year', () => {
  const nearEnd = (postId: string, days: number) =>
    office.owner(`UPDATE office.posts SET until_at = now() + make_interval(days => $2) WHERE post_id = $1`, [
      postId,
      days,
    ]);
  const daysLeft = async (postId: string) => {
    const [row] = await office.owner<{ days: number }>(
      `SELECT extract(day FROM until_at - now())::int AS days FROM office.posts WHERE post_id = $1`,
      [postId],
    );
    return row!.days;
  };

  test('the desk confirms the head and the head the officers, in the last sixty days', async () => {
    const chief = await t.head();
    const worker = await t.signedUp((await t.named(chief)).shown);
    expect(await codeFrom(act(office.store, t.desk.viewer, confirmHead, { id: chief.postId }))).toBe(
      'staff.not_yet_due',
    );
    await nearEnd(chief.postId, 59);
    await nearEnd(worker.postId, 3);
    await act(office.store, t.desk.viewer, confirmHead, { id: chief.postId });
    await act(office.store, chief.viewer, confirmOfficer, { id: worker.postId });
    expect(
      [await daysLeft(chief.postId), await daysLeft(worker.postId)].every(
        (days) => days >= 364 && days <= 366,
      ),
    ).toBe(true);
  });

  test('nobody confirms themselves, nor for another Area, nor the wrong kind', async () => {
    const chief = await t.head();
    const worker = await t.signedUp((await t.named(chief)).shown);
    await nearEnd(chief.postId, 10);
    await nearEnd(worker.postId, 10);
    expect(await codeFrom(act(office.store, chief.viewer, confirmOfficer, { id: chief.postId }))).toBe(
      'office.not_found',
    );
    expect(await codeFrom(act(office.store, chief.viewer, confirmHead, { id: chief.postId }))).toBe(
      'office.not_permitted',
    );
    expect(await codeFrom(act(office.store, t.otherDesk.viewer, confirmHead, { id: chief.postId }))).toBe(
      'office.not_found',
    );
    expect(await codeFrom(act(office.store, t.desk.viewer, confirmHead, { id: worker.postId }))).toBe(
      'office.not_found',
    );
  });

  test('who is not confirmed is out on the day, and only a new code brings them back', async () => {
    const chief = await t.head();
    await nearEnd(chief.postId, 0);
    expect(await t.alive(chief.viewer)).toBe(false);
    expect(await codeFrom(act(office.store, t.desk.viewer, confirmHead, { id: chief.postId }))).toBe(
      'staff.not_yet_due',
    );
    const longer = office.store.within(t.desk.viewer, (tx) =>
      sql`UPDATE office.posts SET until_at = now() + interval '300 days' WHERE post_id = ${chief.postId}`.execute(
        tx,
      ),
    );
    expect(await codeFrom(longer)).toBe('42501');
  });
});
