/**
 * A fiscal year of changes, drawn and done by the actions themselves: four rounds planned, fixed, opened and closed; returns
 * sent, corrected, accepted, sent back, acceptances taken back, leave given; targets revised; ITA results taken in; a province
 * that moves to another Region in January; a body renamed, a person forgotten. Now and then somebody freezes a moment, and the
 * province a pack. When the year is over each is asked again, and answers as it did. Whole (TRUATKHAP_LONG): 1,600 changes, at
 * every level.
 */
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { freezePack } from '#master-plan/committee/actions/freeze-pack.ts';
import { planMeeting } from '#master-plan/committee/actions/plan-meeting.ts';
import { checkAsAt } from '#master-plan/committee/check.ts';
import { pagesOf, readMeeting, readPack } from '#master-plan/committee/queries.ts';
import { targetsFor } from '#master-plan/indicators/targets.ts';
import { resultsIn } from '#master-plan/ita/results.ts';
import { hundredthsOf } from '#master-plan/returns/figures.ts';
import { levelNames } from '#master-plan/returns/states.ts';
import { frozenMoment } from '#master-plan/roll-up/freeze.ts';
import { noProjects, projectSums, projectsTogether, provinceSums } from '#master-plan/roll-up/read.ts';
import { cardsOf, countedLevels, viewOf } from '#master-plan/roll-up/view.ts';
import { act } from '#office/action.ts';
import {
  agencyOf,
  change,
  drawn,
  quarters,
  roundOf,
  turn,
  yearBegins,
  type ChangedYear,
} from '#tests/changed-year.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { inDays } from '#tests/watch-world.ts';
import {
  askedOf,
  bodyRows,
  childRows,
  indicatorRows,
} from '#web/src/routes/(staff)/master-plan/roll-up/rows.ts';

const isLong = Boolean(process.env['TRUATKHAP_LONG']);
const changesEach = isLong ? 400 : 30;
const momentsEach = isLong ? 5 : 1;
const lookedAt = isLong ? countedLevels : (['submitted', 'province'] as const);
const office = officeStore();
const within = <T>(person: Person, read: Parameters<typeof office.store.within<T>>[1]) =>
  office.store.within(person.viewer, read);
let year: ChangedYear;
beforeAll(async () => {
  year = await yearBegins(office);
});

/** All that the roll-up's pages show to each reader, at levels, of the last quarter and of the year. */
async function toldTo(moment: bigint | null, quarter: number): Promise<string[]> {
  const told: object[] = [];
  for (const { me, person } of year.readers)
    for (const level of lookedAt)
      for (const period of [roundOf(quarter), '2567-year'])
        told.push(await within(person, async (tx) => {
          const asked: Record<string, string> = { round: period, level, moment: String(moment ?? '') };
          const view = await viewOf(tx, me, (name) => asked[name] ?? '');
          const { rows, quarters: those } = await indicatorRows(tx, view, 'th');
          const last = those.at(-1)!;
          const [card] = await cardsOf(tx, view.asked);
          const sums = [...(await projectSums(tx, askedOf(last.round, view), last.provinces)).values()].reduce(projectsTogether, noProjects);
          return { level, period, those: those.map(({ round, provinces: isos }) => [round.id, isos]), rows, sums,
            children: await childRows(tx, view, card!, 'th'), bodies: await bodyRows(tx, view, 'TH-73', card!, 'th'),
            ita: (await resultsIn(tx, { be: 2567, moment: moment === null ? null : String(moment) })).map(({ nameTh, score }) => [nameTh, score]) };
        }));
  return told.map((one) => JSON.stringify(one, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)));
} // prettier-ignore

/** Where two tellings differ, with what stands around it: whole, they are too long to be read. */
const differing = (some: readonly string[], others: readonly string[]) =>
  some.flatMap((one, at) => {
    const other = others[at] ?? '';
    const from = Array.from(one).findIndex((letter, place) => letter !== other[place]);
    return one === other ? [] : [{ at, one: one.slice(0, 40) + one.slice(from - 60, from + 60), other: other.slice(from - 60, from + 60) }];
  }); // prettier-ignore

interface Frozen {
  moment: bigint;
  quarter: number;
  told: string[];
}

/** Asked as of now, and as at the moment that is just frozen: nothing happened between. */
async function freeze(quarter: number): Promise<Frozen> {
  const moment = await within(year.centre, frozenMoment);
  const told = await toldTo(moment, quarter);
  expect(differing(told, await toldTo(null, quarter))).toEqual([]);
  return { moment, quarter, told };
}

async function packOf(quarter: number): Promise<string> {
  const secretary = year.deciders.get(agencyOf('TH-73', 1))!.province;
  const ids = quarters.slice(0, quarter).map(roundOf).join(',');
  const { id } = await act(office.store, secretary.viewer, planMeeting, { onDay: inDays(0), place: 'ศาลากลางจังหวัด', roundIds: quarter === 1 ? ids : ids.split(',') });
  const { version } = await within(secretary, (tx) => readMeeting(tx, id));
  await act(office.store, secretary.viewer, freezePack, { id, version });
  return id;
} // prettier-ignore

/** A pack is what it was, and its figures are the roll-up's as at its moment. @returns how many had a target */
async function packHolds(id: string): Promise<number> {
  return within(year.centre, async (tx) => {
    const pack = await readPack(tx, id);
    expect(await checkAsAt(tx, pack, await pagesOf(tx, id))).toEqual({ bodies: [], figures: [], areSumsEqual: true, isEqual: true });
    const moment = BigInt(pack.content.moment);
    for (const { roundId, indicatorId, a, b, valueCount, notApplicable, target, targetOf } of pack.content.figures) {
      const sums = await provinceSums(tx, { roundId, level: 'submitted', moment }, ['TH-73'], indicatorId);
      expect(sums.get('TH-73')!.get(indicatorId)).toMatchObject({ a: hundredthsOf(a ?? '0'), b: hundredthsOf(b ?? '0'), values: valueCount, notApplicable });
      const quarter = targetOf === 'year' ? undefined : Number(roundId.at(-1));
      const held = (await targetsFor(tx, { be: 2567, quarter, provinceIso: 'TH-73', moment })).get(indicatorId);
      if (target !== null) expect(held).toMatchObject({ value: hundredthsOf(target), isOfProvince: true });
    }
    expect(pack.content.figures.length).toBeGreaterThan(0);
    return pack.content.figures.filter(({ target }) => target !== null).length;
  });
} // prettier-ignore

test('what was frozen in a year of changes answers the same when the year is over', async () => {
  const frozen: Frozen[] = [];
  const packs: string[] = [];
  for (const quarter of quarters) {
    await turn(year, quarter);
    const changes = fc.sample(drawn, { seed: 2567 + quarter, numRuns: changesEach });
    for (const [at, one] of changes.entries()) {
      await change(year, one);
      if ((at + 1) % Math.floor(changesEach / momentsEach) === 0) frozen.push(await freeze(quarter));
    }
    packs.push(await packOf(quarter));
  }
  const [left] = await office.owner<{ id: string }>(`SELECT decided_by AS id FROM office.return_decisions WHERE level = 'agency' ORDER BY moment LIMIT 1`);
  await office.owner(`UPDATE office.posts SET until_at = now() WHERE person_id = $1`, [left!.id]);
  const dpo = await office.person({ role: 'dpo', scope: ['nation', ''] });
  await within(dpo, (tx) => sql`SELECT office.erase_person(${left!.id}::uuid)`.execute(tx));

  for (const { moment, quarter, told } of frozen)
    expect(differing(told, await toldTo(moment, quarter)), String(moment)).toEqual([]);
  let held = 0;
  for (const id of packs) held += await packHolds(id);
  expect(held, 'figures of packs beside a target').toBeGreaterThan(0);

  // It was a year: every kind of change happened, and no two frozen moments tell the same.
  const kinds = ['send', 'send anew', 'leave', 'target', 'ita', ...levelNames.map((level) => `accept ${level}`)];
  for (const kind of kinds) expect(year.done.get(kind) ?? 0, kind).toBeGreaterThan(0);
  const taken = [...year.done].filter(([what]) => /^(?:take|send) back/u.test(what));
  expect(taken.length, 'levels that took or sent back').toBeGreaterThanOrEqual(2);
  expect(new Set(frozen.map(({ told }) => told.join())).size).toBe(4 * momentsEach);
  if (isLong) expect([...year.done.values()].reduce((sum, n) => sum + n, 0)).toBeGreaterThan(1400);
}, isLong ? 900_000 : 120_000); // prettier-ignore
