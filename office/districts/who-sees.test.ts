/** Who sees what of a district's counts, questions and matters, asked of the database itself. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { act } from '#office/action.ts';
import { readCalendar } from '#office/deadlines/calendar.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { officeStore, publicViewer, type Person } from '#tests/office-store.ts';
import { castOf, inDays, layWorld, type Cast } from '#tests/watch-world.ts';
import { askDesk } from './actions/ask.ts';
import { handOver } from './actions/hand-over.ts';
import { recordCounts } from './actions/record-counts.ts';
import { dues } from './dues.ts';
import { addMonths, monthOf, reportedBy } from './months.ts';
import { districtReports, topicFigures } from './overview.ts';
import { itemProposal } from './proposal.ts';
import { rangeText } from './range.ts';

const office = officeStore();
let cast: Cast;
/** A second district of the province, and one of another Area. */
let neighbour: Person;
let far: Person;
const month = monthOf(inDays(0));

const asking = <T>(who: Person, question: (tx: Tx) => Promise<T>) =>
  office.store.within(who.viewer, question);

beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
  neighbour = await office.person({ role: 'district_centre', scope: ['district', '7402'] });
  far = await office.person({ role: 'district_centre', scope: ['district', '5001'] });
  const count = (who: Person, receivedCount: number, topic = 'land') =>
    act(office.store, who.viewer, recordCounts, {
      month,
      topic,
      receivedCount,
      settledCount: 0,
      handedOverCount: 12,
    });
  await count(cast.districtCentre, 3);
  await count(neighbour, 8);
  await count(far, 2);
  await count(cast.districtCentre, 0, 'fees');
  for (const { viewer } of [cast.districtCentre, far]) {
    await act(office.store, viewer, askDesk, { topic: 'land', question: 'นับเรื่องที่โอนมาอย่างไร' });
    const matter = { registerNo: '1/2570', topic: 'land', handedOverOn: inDays(0), workingDays: 15 };
    await act(office.store, viewer, handOver, { ...matter, handedTo: 'area_office' });
    await act(office.store, viewer, handOver, { ...matter, handedTo: 'province_centre' });
  }
});

const tables = [
  'district_counts',
  'district_count_corrections',
  'district_questions',
  'district_matters',
] as const;

async function rowsSeen(viewer: Parameters<typeof office.store.within>[0]): Promise<number[]> {
  return office.store.within(viewer, async (tx) => {
    const counts: number[] = [];
    for (const table of tables) {
      const { rows } = await sql<{
        n: number;
      }>`SELECT count(*)::int AS n FROM ${sql.table(`office.${table}`)}`.execute(tx);
      counts.push(rows[0]!.n);
    }
    return counts;
  });
}

describe('rows in the database', () => {
  test('exact counts are seen by their own district alone; questions and matters also by its desk', async () => {
    const expected: Partial<Record<keyof Cast, number[]>> = {
      districtCentre: [2, 0, 1, 2],
      districtOffice: [2, 0, 1, 2],
      officer: [0, 0, 1, 2],
      colleague: [0, 0, 1, 2],
      director: [0, 0, 1, 2],
      elsewhere: [0, 0, 1, 2],
      centre: [0, 0, 2, 4],
    };
    for (const name of Object.keys(cast) as (keyof Cast)[])
      expect([name, await rowsSeen(cast[name].viewer)]).toEqual([name, expected[name] ?? [0, 0, 0, 0]]);
    expect(await rowsSeen(neighbour.viewer)).toEqual([1, 0, 0, 0]);
    expect(await rowsSeen(publicViewer)).toEqual([0, 0, 0, 0]);
  });

  test('an Area sees its own districts’ rows and not the other’s, though the numbers are alike', async () => {
    for (const [who, code] of [
      [cast.officer, '7401'],
      [cast.elsewhere, '5001'],
    ] as const) {
      const seen = await asking(
        who,
        async (tx) =>
          (
            await sql<{
              code: string;
            }>`SELECT DISTINCT district_code AS code FROM office.district_matters`.execute(tx)
          ).rows,
      );
      expect(seen).toEqual([{ code }]);
    }
  });

  test('a count is written for one’s own district only', async () => {
    await expect(
      asking(cast.districtCentre, (tx) =>
        sql`INSERT INTO office.district_counts (district_code, province_iso, month_on, topic, received_count, settled_count,
            handed_over_count, recorded_by)
          VALUES ('7402', 'TH-74', '2026-01-01', 'land', 1, 1, 1, ${cast.districtCentre.personId})`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow(/row-level security/u);
  });
});

describe('counts from above', () => {
  test('are ranges where a figure is small, and so is every sum of them', async () => {
    const land = async (who: Person, of = {}) =>
      (await asking(who, (tx) => topicFigures(tx, month, 6, of))).find(({ topic }) => topic === 'land');
    expect(await land(cast.officer, { districtCode: '7401' })).toMatchObject({
      received: { least: 1, most: 4 },
      settled: { least: 0, most: 0 },
      handedOver: { least: 12, most: 12 },
    });
    expect(await land(cast.governor)).toMatchObject({ received: { least: 9, most: 12 }, districts: 2 });
    expect(await land(cast.centre)).toMatchObject({ received: { least: 10, most: 16 }, districts: 3 });
    expect(await land(cast.elsewhere)).toMatchObject({ received: { least: 1, most: 4 } });
    expect(await land(cast.otherProvince, { provinceIso: 'TH-74' })).toBeUndefined();
    expect(rangeText({ least: 9, most: 12 })).toBe('9–12');
    expect(rangeText({ least: 1200, most: 1200 })).toBe('1,200');
  });

  test('are for desks, governors and provincial offices, and for nobody else', async () => {
    const lookers = [
      'officer',
      'colleague',
      'director',
      'centre',
      'elsewhere',
      'governor',
      'provinceOffice',
      'otherProvince',
    ];
    for (const name of Object.keys(cast) as (keyof Cast)[]) {
      const figures = await asking(cast[name], (tx) => topicFigures(tx, month, 1));
      expect([name, figures.length > 0]).toEqual([name, lookers.includes(name)]);
    }
  });

  test('tell who reported: wholly, partly, not at all, or has nobody here', async () => {
    const reports = await asking(cast.provinceOffice, async (tx) =>
      districtReports(tx, month, await readCalendar(tx)),
    );
    expect(reports.map(({ code, standing }) => [code, standing])).toEqual([
      ['7401', 'partly'],
      ['7402', 'partly'],
      ['7403', 'not_here_yet'],
    ]);
    const ofNation = await asking(cast.centre, async (tx) =>
      districtReports(tx, month, await readCalendar(tx)),
    );
    expect(ofNation).toHaveLength(928);
  });

  test('lead to a watch item with the range, never the figure, and only within the scope', async () => {
    const wanted = { district: '7401', month, topic: 'land' };
    const proposed = await asking(cast.officer, (tx) => itemProposal(tx, wanted, 'th'));
    expect(proposed?.fields).toMatchObject({
      process: 'land',
      sourceKind: 'district_centre',
      datedOn: inDays(0),
    });
    expect(proposed?.fields.note).toContain('รับเข้า 1–4 เรื่อง');
    for (const other of [{ topic: 'permits' }, { district: '7403' }, { district: 'x' }, { month: 'x' }])
      expect(await asking(cast.officer, (tx) => itemProposal(tx, { ...wanted, ...other }, 'th'))).toBeNull();
    expect(await asking(cast.elsewhere, (tx) => itemProposal(tx, wanted, 'th'))).toBeNull();
  });
});

describe('my work', () => {
  const kinds = async (who: Person) => (await asking(who, dues)).map(({ kind }) => kind).sort();

  test('holds what waits for the centre and for its desk, and nothing for those who look on', async () => {
    expect(await kinds(cast.officer)).toEqual(['district_matter_new', 'district_question']);
    expect(await kinds(cast.districtCentre)).toEqual(['district_matter_out', 'district_matter_out']);
    for (const name of ['centre', 'governor', 'provinceOffice', 'dpo', 'head'] as const)
      expect([name, await kinds(cast[name])]).toEqual([name, []]);
  });

  test('asks a centre for each month that ended since it came, until it is whole', async () => {
    const old = await office.person({
      role: 'district_centre',
      scope: ['district', '7403'],
      fromAt: new Date(`${addMonths(month, -2)}-15T09:00:00+07:00`),
    });
    const asked = (await asking(old, dues)).map(({ href, due_on }) => [href, due_on]);
    const calendar = await asking(old, (tx) => readCalendar(tx));
    expect(asked).toEqual(
      [-2, -1]
        .map((n) => addMonths(month, n))
        .map((one) => [`/district?month=${one}`, reportedBy(one, calendar)]),
    );
  });
});
