/** A year's basis: what sources tie to it, as it was; and the centre's own year, opened and corrected. */
import { beforeAll, describe, expect, test } from 'vitest';
import { act } from '#office/action.ts';
import { seedTerritory } from '#office/territory/take-in.ts';
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { officeStore, publicViewer, type Person } from '#tests/office-store.ts';
import { fiscalYears } from '../queries.ts';
import { seedProgrammeYears } from '../take-in.ts';
import { correctYear } from './actions/correct-year.ts';
import { openYear } from './actions/open-year.ts';
import { basisOfYear, nodesFor, yearStanding } from './basis.ts';

const office = officeStore();
const thisYear = fiscalYearBeOfInstant(new Date());
let centre: Person;

beforeAll(async () => {
  await seedTerritory(office.store);
  await seedProgrammeYears(office.store);
  centre = await office.person({ role: 'centre_officer', scope: ['nation', ''] });
});

const basis = (be: number) => office.store.within(publicViewer, (tx) => basisOfYear(tx, be));
const ids = async (be: number, isTied: boolean) =>
  (await basis(be)).flatMap((node) => (node.isTied === isTied ? [node.id] : []));

describe('a year that is over', () => {
  test('still shows its own basis, with who says so', async () => {
    expect(await ids(2563, true)).toEqual(['anti-corruption-strategy-3-part-4']);
    expect(await ids(2566, true)).toEqual(['constitution-section-63']);
    expect(await ids(2567, true)).toEqual(['master-plan-21', 'action-plan-2-amended']);
    expect((await basis(2563))[0]).toMatchObject({ fromBe: 2560, toBe: 2564, verified: true });
    expect((await basis(2567))[0]).toMatchObject({ fromBe: null, toBe: null }); // no source gives its years
  });

  test('is tied to nothing where no source says, and shows what was in force then apart', async () => {
    expect(await ids(2564, true)).toEqual([]);
    expect(await ids(2564, false)).toEqual(['anti-corruption-strategy-3-part-4', 'action-plan-1']);
    expect(await ids(2566, false)).toEqual(['action-plan-2', 'action-plan-2-amended']);
  });

  test('keeps the plan before it was amended beside the amended one, unverified, for its text was not seen', async () => {
    const [before, amended] = (await basis(2566)).filter(({ kind }) => kind === 'action_plan');
    expect([before?.id, before?.verified]).toEqual(['action-plan-2', false]);
    expect([amended?.amends, amended?.verified]).toEqual(['action-plan-2', true]);
  });

  test('is not corrected on a page once somebody held it against its source', async () => {
    const deed = act(office.store, centre.viewer, correctYear, { id: '2563', version: 1, ...typed() });
    await expect(deed).rejects.toMatchObject({ code: 'plan.year_verified' });
  });
});

const typed = (changes: object = {}) => ({
  nameTh: 'โครงการสมมุติของปี',
  nameEn: 'Invented project of the year',
  yearNo: '๙',
  pilotsPerArea: '',
  modelsPerArea: '1',
  expansionsPerArea: '2',
  said: 'คำสั่งสมมุติที่ 1',
  nodes: ['master-plan-21'],
  ...changes,
});
const open = (person: Person, be: number, changes: object = {}) =>
  act(office.store, person.viewer, openYear, { year: be, ...typed(changes) });

describe('the next year', () => {
  test('is opened by the centre alone, once, with what a document says and nothing else', async () => {
    const area = await office.person({ role: 'area_director', scope: ['area', '7'] });
    const next = thisYear + 1;
    await expect(open(area, next)).rejects.toMatchObject({ code: 'office.not_permitted' });
    await open(centre, next);
    const years = await office.store.within(publicViewer, fiscalYears);
    expect(years.find(({ be }) => be === next)).toMatchObject({
      yearNo: 9,
      yearNoIsStated: true,
      pilotsPerArea: null,
      expansionsPerArea: 2,
      source: 'คำสั่งสมมุติที่ 1',
    });
    expect(await ids(next, true)).toEqual(['master-plan-21']);
    await expect(open(centre, next)).rejects.toMatchObject({ code: 'plan.year_open_already' });
  });

  test('is no year further on, as 2026 typed for 2569 or a slip of the finger would be', async () => {
    await expect(open(centre, thisYear + 2)).rejects.toMatchObject({ code: 'plan.year_too_far' });
    await expect(open(centre, 2026)).rejects.toMatchObject({ code: 'office.input' });
  });

  test('rests on plans of that year only', async () => {
    const strategy = { nodes: ['anti-corruption-strategy-3-part-4'] };
    await expect(open(centre, 2568, strategy)).rejects.toMatchObject({ code: 'plan.node_not_of_year' });
    const offered = await office.store.within(centre.viewer, (tx) => nodesFor(tx, 2568));
    expect(offered.map(({ id }) => id)).not.toContain('action-plan-1');
  });

  test('is corrected while nobody verified it, and a page that is behind is told', async () => {
    const id = String(thisYear);
    await open(centre, thisYear);
    const change = typed({ nodes: ['constitution-section-63'], yearNo: '' });
    await act(office.store, centre.viewer, correctYear, { id, version: 1, ...change });
    expect(await ids(thisYear, true)).toEqual(['constitution-section-63']);
    const late = act(office.store, centre.viewer, correctYear, { id, version: 1, ...change });
    await expect(late).rejects.toMatchObject({ code: 'office.stale_edit' });
    expect(await office.store.within(centre.viewer, (tx) => yearStanding(tx, thisYear))).toEqual({
      version: 2,
      isVerified: false,
      modelsPerArea: 1,
    });
  });
});
