/** What came of the office's stepping in counts once another person or somebody else's document confirms it. */
import { beforeAll, expect, test } from 'vitest';
import { act } from '#office/action.ts';
import { answer } from '#tests/letters-desk.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import {
  castOf,
  inDays,
  layWorld,
  municipality,
  openedItem,
  versionOf,
  type Cast,
} from '#tests/watch-world.ts';
import { dues } from '../dues.ts';
import { recordOutcome } from './actions/record.ts';
import { verifyOutcome } from './actions/verify.ts';
import { withdrawOutcome } from './actions/withdraw.ts';
import { outcomesOf, readOutcome } from './queries.ts';

const office = officeStore();
let cast: Cast;

beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
});

const said = {
  outcome: 'changed_before_signing',
  amountThb: '480,000',
  happenedOn: inDays(0),
  evidence: 'ประกาศยกเลิกบนเว็บไซต์ของหน่วยงาน',
};

async function recorded(changes: object = {}): Promise<{ itemId: string; id: string }> {
  const { id } = await openedItem(office, cast.officer, { agencyId: municipality });
  const version = await versionOf(office, 'watch_items', id);
  const { outcomeId } = await act(office.store, cast.officer.viewer, recordOutcome, {
    id,
    version,
    ...said,
    ...changes,
  });
  return { itemId: id, id: outcomeId };
}

const bySight = { how: 'person', words: 'เปิดดูประกาศแล้ว' };
const paper = {
  how: 'document',
  words: 'ดูจากประกาศในระบบกลาง',
  documentKind: 'published_data',
  documentOn: inDays(0),
  documentOrigin: 'กรมบัญชีกลาง ระบบ e-GP',
  notByAgency: 'on',
};
const verified = (by: keyof Cast, id: string, how: object) =>
  answer(act(office.store, cast[by].viewer, verifyOutcome, { id, version: 1, ...how }));

test('an outcome is confirmed by somebody else, and says how much money it was about', async () => {
  const { id, itemId } = await recorded();
  expect(await verified('officer', id, bySight)).toBe('recommendations.not_independent');
  expect(await verified('colleague', id, bySight)).toBe('done');
  const [one] = await office.store.within(cast.officer.viewer, (tx) => outcomesOf(tx, itemId));
  expect(one).toMatchObject({ state: 'verified', amountThb: '480000.00', verifiedHow: 'person' });
});

test('whoever had a post at the agency since it is watched cannot confirm it as a person', async () => {
  const { id } = await recorded();
  await office.person({
    role: 'agency_officer',
    scope: ['agency', municipality],
    personId: cast.colleague.personId,
  });
  expect(await verified('colleague', id, bySight)).toBe('recommendations.not_independent');
  expect(await verified('director', id, bySight)).toBe('done');
});

test('it waits in the work of whoever may confirm it as a person, until somebody has', async () => {
  const { id } = await recorded();
  const both = await office.person({ role: 'area_officer', scope: ['area', '7'] });
  await office.person({
    role: 'agency_officer',
    scope: ['agency', municipality],
    personId: both.personId,
  });
  const waits = async (by: Person) =>
    (await office.store.within(by.viewer, dues)).some(
      ({ href }) => href === `/watch-items/outcomes/${id}/verify`,
    );
  const who = [cast.director, cast.centre, cast.officer, both, cast.elsewhere, cast.head, cast.naccProvince];
  expect(await Promise.all(who.map(waits))).toEqual([true, true, false, false, false, false, false]);
  expect(await verified('director', id, bySight)).toBe('done');
  expect(await waits(cast.centre)).toBe(false);
});

test('the officer who recorded it may show a document, unless the agency wrote that itself', async () => {
  const { id } = await recorded();
  const own = { ...paper, documentOrigin: 'เทศบาลตำบลสมมุติ ที่ 12/2570' };
  expect(await verified('officer', id, own)).toBe('recommendations.agencys_own_document');
  expect(await verified('officer', id, { ...paper, notByAgency: '' })).toBe(
    'recommendations.agencys_own_document',
  );
  expect(await verified('officer', id, paper)).toBe('done');
});

test('the database refuses a confirmation by whoever recorded it, past every action', async () => {
  const { id } = await recorded();
  const past = office.owner(
    `UPDATE office.watch_outcomes SET state = 'verified', verified_how = 'person', verified_by = recorded_by, verified_at = now()
     WHERE watch_outcome_id = $1`,
    [id],
  );
  expect(await answer(past)).toBe('23514');
});

test('money belongs to what was changed before signing, and to nothing else', async () => {
  expect(await answer(recorded({ amountThb: '' }))).toBe('watch_items.money_missing');
  expect(await answer(recorded({ outcome: 'explained' }))).toBe('watch_items.money_of_another');
  expect(await answer(recorded({ outcome: 'not_changed', amountThb: '' }))).toBe('done');
  expect(await answer(recorded({ happenedOn: inDays(2) }))).toBe('watch_items.day_ahead');
  expect(await answer(recorded({ letterId: crypto.randomUUID() }))).toBe('office.not_found');
});

test('a wrong record is taken back with its reason; of another Area it does not exist', async () => {
  const { id } = await recorded();
  const given = { id, version: 1, why: 'บันทึกผิดเรื่อง' };
  expect(await answer(act(office.store, cast.elsewhere.viewer, withdrawOutcome, given))).toBe(
    'office.not_found',
  );
  expect(await answer(office.store.within(cast.head.viewer, (tx) => readOutcome(tx, id)))).toBe(
    'office.not_found',
  );
  await act(office.store, cast.officer.viewer, withdrawOutcome, given);
  expect(await verified('director', id, bySight)).toBe('office.stale_edit');
});
