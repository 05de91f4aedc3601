/** What the desk looks at today: in the list's order, judged ones aside, no more than the day holds. */
import { beforeAll, describe, expect, test } from 'vitest';
import { inventedCandidate, inventedFlag } from '#tests/invented-candidate.ts';
import { officeStore } from '#tests/office-store.ts';
import { castOf, layWorld, type Cast } from '#tests/watch-world.ts';
import { act } from '#office/action.ts';
import { markObservation } from './actions/mark.ts';
import { setCapacity } from './actions/set-capacity.ts';
import { usualCapacity } from './capacity.ts';
import { dailyList, type Listed } from './daily-list.ts';

const office = officeStore();
let cast: Cast;
beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
});

const listed = (n: number, version = 1): Listed => ({
  subject_id: `tender:egp:${n}`,
  fiscal_year_be: 2569,
  findings: [
    { flag: { flag_id: 'single-bidder', version }, contribution: 300 },
    { flag: { flag_id: 'context-only', version: 1 }, contribution: 0 },
  ],
});
const queue = Array.from({ length: 12 }, (_, n) => listed(n));

const today = (rows: readonly Listed[] = queue, who: keyof Cast = 'officer', areaNo: number | null = 7) =>
  office.store.within(cast[who].viewer, (tx) => dailyList(tx, rows, areaNo));

const judge = (n: number, who: keyof Cast = 'officer') =>
  act(office.store, cast[who].viewer, markObservation, {
    candidate: inventedCandidate({
      subjectId: `tender:egp:${n}`,
      flags: [inventedFlag({ flagId: 'single-bidder' })],
    }),
    flagId: 'single-bidder',
    flagVersion: 1,
    verdict: 'explained',
    why: 'มีเอกสารครบถ้วน',
  });

describe('the daily list', () => {
  test('is the head of the list, as long as the desk’s day', async () => {
    const list = await today();
    expect(list).toMatchObject({ capacity: usualCapacity, judgedToday: 0, waiting: 12 - usualCapacity });
    expect(list.today.map(({ row }) => row.subject_id)).toEqual(
      queue.slice(0, 5).map((row) => row.subject_id),
    );
    expect(list.today.every(({ newness }) => newness === 'never_seen')).toBe(true);
  });

  test('grows shorter as things are judged, and does not refill on the same day', async () => {
    await judge(0);
    await judge(3, 'colleague');
    const list = await today();
    expect(list).toMatchObject({ judgedToday: 2, waiting: 7 });
    expect(list.today.map(({ row }) => row.subject_id)).toEqual([
      'tender:egp:1',
      'tender:egp:2',
      'tender:egp:4',
    ]);
  });

  test('is filled again the next day', async () => {
    await office.owner("UPDATE office.signal_marks SET at = at - interval '1 day'");
    expect((await today()).today).toHaveLength(5);
  });

  test('offers again what was judged under an older version of its flag, and says so', async () => {
    const list = await today([listed(0, 2), listed(3)]);
    expect(list.today).toMatchObject([{ row: { subject_id: 'tender:egp:0' }, newness: 'changed_since' }]);
  });

  test('says of a subject that only some of its flags were judged', async () => {
    const both = listed(0);
    const second = { flag: { flag_id: 'split-purchase', version: 1 }, contribution: 100 };
    const list = await today([{ ...both, findings: [...both.findings, second] }, listed(3)]);
    expect(list.newness).toEqual(['partly_judged', null]);
  });

  test('is as long as the desk says, each Area for itself', async () => {
    await act(office.store, cast.colleague.viewer, setCapacity, { subjectsPerDay: '๒' });
    expect((await today()).today).toHaveLength(2);
    expect((await today(queue, 'elsewhere', 5)).capacity).toBe(usualCapacity);
    for (const typed of ['0', '201', 'many']) {
      await expect(
        act(office.store, cast.officer.viewer, setCapacity, { subjectsPerDay: typed }),
      ).rejects.toMatchObject({ code: 'office.input' });
    }
    await act(office.store, cast.centre.viewer, setCapacity, { subjectsPerDay: 3 });
    expect((await today(queue, 'centre', null)).capacity).toBe(3);
  });
});
