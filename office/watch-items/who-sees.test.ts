/** Who sees what of a watch item, asked of the database itself: pages and actions are not in the way here. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { officeStore, publicViewer } from '#tests/office-store.ts';
import { castOf, inDays, layWorld, openedItem, school, type Cast } from '#tests/watch-world.ts';
import { act } from '#office/action.ts';
import { dues as recommendationDues } from '#office/recommendations/dues.ts';
import { addWatchStep } from './actions/add-step.ts';
import { recommendFromWatchItem } from './actions/recommend.ts';
import { shareWatchItem } from './actions/share.ts';
import { dues } from './dues.ts';
import { listItems, readItem } from './queries.ts';
import { readSharedItem, sharedItems } from './shared.ts';

const office = officeStore();
let cast: Cast;
let itemId: string;
let recommendationId: string;

const tables = [
  'watch_items',
  'watch_sources',
  'watch_steps',
  'watch_moves',
  'watch_shares',
  'watch_recommendations',
  'signals',
  'signal_sightings',
  'signal_marks',
  'desk_capacities',
  'recommendations',
  'recommendation_entries',
  'recommendation_extensions',
] as const;

type Count = Partial<Record<(typeof tables)[number], number>>;

/** Rows of each table that the viewer can select; those without any are left out. */
async function rowsSeen(viewer: Parameters<typeof office.store.within>[0]): Promise<Count> {
  return office.store.within(viewer, async (tx) => {
    const counts: Count = {};
    for (const table of tables) {
      const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM ${sql.table(`office.${table}`)}`.execute(tx); // prettier-ignore
      if (rows[0]!.n > 0) counts[table] = rows[0]!.n;
    }
    return counts;
  });
}

beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
  const by = cast.officer.viewer;
  ({ id: itemId } = await openedItem(office, cast.officer, { agencyId: school, summary: 'สรุปของประเด็น' }));
  const step = { id: itemId, what: 'ลงพื้นที่ร่วมกัน', dueOn: inDays(5) };
  await act(office.store, by, addWatchStep, { ...step, version: 1, body: 'district_centre' });
  await act(office.store, by, addWatchStep, { ...step, version: 2, officeOnly: 'on' });
  const advice = {
    id: itemId,
    version: 3,
    advice: 'ลงชื่อทุกวัน',
    grounds: 'เหตุผลสำหรับหน่วยงาน',
    workingDays: 10,
  };
  ({ recommendationId } = await act(office.store, by, recommendFromWatchItem, advice));
  const shares = [
    { body: 'district_centre', what: ['steps'] },
    { body: 'nacc_province', what: ['recommendations'] },
    { body: 'province_office', what: ['summary'] },
  ];
  for (const [k, share] of shares.entries())
    await act(office.store, by, shareWatchItem, { id: itemId, version: 4 + k, ...share });
});

describe('rows in the database', () => {
  const whole: Count = {
    watch_items: 1,
    watch_sources: 1,
    watch_steps: 2,
    watch_shares: 3,
    watch_recommendations: 1,
    recommendations: 1,
    recommendation_entries: 1,
  };
  const expected: Record<keyof Cast, Count> = {
    officer: whole,
    colleague: whole,
    director: whole,
    centre: whole,
    elsewhere: {},
    administrator: {},
    dpo: {},
    governor: { watch_shares: 1 },
    provinceOffice: { watch_shares: 1 },
    otherProvince: {},
    naccProvince: { watch_shares: 1, watch_recommendations: 1, recommendations: 1 },
    naccRegion: {},
    naccCentre: {},
    districtCentre: { watch_shares: 1, watch_steps: 1 },
    districtOffice: {},
    suppression: {},
    head: { recommendations: 1, recommendation_entries: 1 },
    clerk: { recommendations: 1, recommendation_entries: 1 },
    otherAgency: {},
    civil: {},
    private: {},
  };
  for (const who of Object.keys(expected) as (keyof Cast)[]) {
    test(`${who} sees ${Object.keys(expected[who]).join(', ') || 'none'}`, async () => {
      expect(await rowsSeen(cast[who].viewer)).toEqual(expected[who]);
    });
  }

  test('the public and nobody see none', async () => {
    expect(await rowsSeen(publicViewer)).toEqual({});
    const nobody = { kind: 'staff' as const, personId: cast.officer.personId, postId: cast.head.postId };
    expect(await rowsSeen(nobody)).toEqual({});
  });
});

describe('pages', () => {
  test('of the desk answer everybody else as if there were no item', async () => {
    const others = Object.keys(cast).filter(
      (who) => !['officer', 'colleague', 'director', 'centre'].includes(who),
    );
    for (const who of others as (keyof Cast)[]) {
      const viewer = cast[who].viewer;
      await expect(
        office.store.within(viewer, (tx) => readItem(tx, itemId)),
        who,
      ).rejects.toMatchObject({
        code: 'office.not_found',
      });
      expect((await office.store.within(viewer, (tx) => listItems(tx, { state: 'all' }))).total, who).toBe(0);
    }
  });

  test('of a partner show what was shared with its body and nothing more', async () => {
    const read = (who: keyof Cast) =>
      office.store.within(cast[who].viewer, (tx) => readSharedItem(tx, itemId));
    expect(await read('districtCentre')).toMatchObject({
      state: 'watching',
      summary: null,
      recommendations: [],
    });
    expect((await read('districtCentre')).steps.map((step) => step.officeOnly)).toEqual([false]);
    expect(await read('naccProvince')).toMatchObject({ state: null, summary: null, steps: [] });
    expect(await read('governor')).toMatchObject({ summary: 'สรุปของประเด็น', steps: [], recommendations: [] });
    const others = Object.keys(cast).filter(
      (who) => !['districtCentre', 'naccProvince', 'governor', 'provinceOffice'].includes(who),
    ) as (keyof Cast)[];
    for (const who of others) {
      await expect(read(who), who).rejects.toMatchObject({ status: 404 });
      expect(await office.store.within(cast[who].viewer, sharedItems), who).toEqual([]);
    }
  });

  test('of the agency hold the recommendation, and neither item, nor sources, nor how many there are', async () => {
    const work = await office.store.within(cast.head.viewer, async (tx) => ({
      items: await dues(tx),
      recommendations: await recommendationDues(tx),
    }));
    expect(work.items).toEqual([]);
    expect(work.recommendations.map((due) => due.href)).toEqual([`/recommendations/${recommendationId}`]);
    expect(JSON.stringify(work)).not.toContain('ฝร.');
  });
});

describe('writing past the actions', () => {
  const tryAs = (who: keyof Cast, statement: ReturnType<typeof sql>) =>
    office.store
      .within(cast[who].viewer, (tx) => statement.execute(tx))
      .then(
        ({ numAffectedRows }) => Number(numAffectedRows ?? 0n),
        (error: unknown) => (error as { code?: string }).code,
      );

  test('a partner cannot share, move, or report for another body', async () => {
    expect(await tryAs('districtCentre', sql`UPDATE office.watch_items SET state = 'halting'`)).toBe(0);
    expect(
      await tryAs(
        'districtCentre',
        sql`INSERT INTO office.watch_shares (watch_item_id, body, scope_kind, scope_id, what, shared_by)
          VALUES (${itemId}, 'district_centre', 'district', '7401', 'summary', ${cast.districtCentre.personId})`,
      ),
    ).toBe('42501');
    expect(await tryAs('naccProvince', sql`UPDATE office.watch_steps SET state = 'done', report = 'x'`)).toBe(
      0,
    );
    expect(await tryAs('districtCentre', sql`UPDATE office.watch_steps SET due_on = current_date`)).toBe(
      '42501',
    );
  });

  test('an agency cannot confirm, end or put off its own recommendation, nor write a confirmation', async () => {
    const verified = sql`UPDATE office.recommendations SET state = 'verified', verified_how = 'document'`;
    expect(await tryAs('head', verified)).toBe('42501');
    expect(await tryAs('head', sql`UPDATE office.recommendations SET state = 'ended', outcome = 'done', ended_at = now()`)).toBe('42501'); // prettier-ignore
    expect(
      await tryAs(
        'head',
        sql`INSERT INTO office.recommendation_entries (recommendation_id, kind, person_id, post_id)
          VALUES (${recommendationId}, 'verified', ${cast.head.personId}, ${cast.head.postId})`,
      ),
    ).toBe('42501');
    expect(await tryAs('otherAgency', sql`UPDATE office.recommendations SET state = 'accepted'`)).toBe(0);
  });

  test('nobody rewrites what was written: sources, moves, entries, signals, marks', async () => {
    for (const table of [
      'watch_sources',
      'watch_moves',
      'recommendation_entries',
      'signals',
      'signal_marks',
      'signal_sightings',
      'watch_secrets',
    ]) {
      const name = sql.table(`office.${table}`);
      expect(await tryAs('director', sql`DELETE FROM ${name}`), table).toBe('42501');
    }
    expect(await tryAs('director', sql`UPDATE office.watch_sources SET note = 'another'`)).toBe('42501');
    expect(await tryAs('director', sql`UPDATE office.signals SET content = '{}'`)).toBe('42501');
    expect(await tryAs('director', sql`UPDATE office.watch_items SET agency_id = 'agency:office:x'`)).toBe(
      '42501',
    );
  });

  test('numbers are given only to a desk', async () => {
    for (const who of ['head', 'governor', 'administrator'] as const) {
      expect(await tryAs(who, sql`SELECT office.next_number('watch_item', 7)`), who).toBe('42501');
    }
  });
});
