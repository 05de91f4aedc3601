/** The register of agencies: it grows, changes with the days, and never rewrites what was. */
import { beforeAll, describe, expect, it } from 'vitest';
import { act, type Action } from '#office/action.ts';
import { seedTerritory } from '#office/territory/take-in.ts';
import { officeStore, publicViewer, type Person } from '#tests/office-store.ts';
import { addAgency } from './actions/add.ts';
import { correctClinic } from './actions/correct-clinic.ts';
import { mergeAgency } from './actions/merge.ts';
import { moveAgency } from './actions/move.ts';
import { recordClinic } from './actions/record-clinic.ts';
import { renameAgency } from './actions/rename.ts';
import { splitAgency } from './actions/split.ts';
import { changesOf, clinics, nameOn, provinceOn, standingFor } from './queries.ts';

const office = officeStore();
let officer: Person;
let centre: Person;
let director: Person;

beforeAll(async () => {
  await seedTerritory(office.store);
  officer = await office.person({ role: 'area_officer', scope: ['area', '7'] });
  director = await office.person({ role: 'area_director', scope: ['area', '7'] });
  centre = await office.person({ role: 'centre_officer', scope: ['nation', ''] });
});

const source = 'ประกาศสมมุติ';
let made = 0;
async function agency(nameTh = `องค์การบริหารส่วนตำบลสมมุติ ${(made += 1)}`, provinceIso = 'TH-74') {
  const added = await act(office.store, centre.viewer, addAgency, {
    nameTh,
    agencyType: 'tao',
    provinceIso,
    source,
  });
  return added.agencyId;
}
/** An action on an agency, with the version that a page would show now. */
async function change(who: Person, chosen: Action<unknown>, input: { id: string } & Record<string, unknown>) {
  const [row] = await office.owner<{ version: number }>(
    'SELECT version FROM office.agencies WHERE agency_id = $1',
    [input.id],
  );
  return act(office.store, who.viewer, chosen, { version: row?.version ?? 1, ...input });
}
const codeOf = (done: Promise<unknown>) =>
  done.then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  );
const as = <T>(who: Person, work: Parameters<typeof office.store.within<T>>[1]) =>
  office.store.within(who.viewer, work);

describe('a renamed agency', () => {
  it('keeps the old name for every day before, also when an older renaming is found later', async () => {
    const id = await agency('องค์การบริหารส่วนตำบลแรกเริ่ม');
    const rename = (nameTh: string, effectiveOn: string) =>
      change(officer, renameAgency, { id, nameTh, effectiveOn, source });
    await rename('เทศบาลตำบลปัจจุบัน', '2024-05-01');
    await rename('องค์การบริหารส่วนตำบลกลางทาง', '2022-01-01');
    const names = await Promise.all(
      ['2021-12-31', '2022-01-01', '2024-04-30', '2024-05-01'].map((day) =>
        as(officer, (tx) => nameOn(tx, id, day)),
      ),
    );
    expect(names).toEqual([
      'องค์การบริหารส่วนตำบลแรกเริ่ม',
      'องค์การบริหารส่วนตำบลกลางทาง',
      'องค์การบริหารส่วนตำบลกลางทาง',
      'เทศบาลตำบลปัจจุบัน',
    ]);
    const [now] = await office.owner<{ name_th: string }>(
      'SELECT name_th FROM office.agencies WHERE agency_id = $1',
      [id],
    );
    expect(now?.name_th).toBe('เทศบาลตำบลปัจจุบัน');
    expect(await as(officer, (tx) => changesOf(tx, id))).toHaveLength(2);
  });

  it('is refused for a day that has not come, and to a stale page', async () => {
    const id = await agency();
    const to = { id, nameTh: 'เทศบาลตำบลอนาคต', source };
    expect(await codeOf(change(officer, renameAgency, { ...to, effectiveOn: '2199-01-01' }))).toBe(
      'agency.not_yet',
    );
    await change(officer, renameAgency, { ...to, effectiveOn: '2024-01-01', version: 1 });
    expect(
      await codeOf(change(officer, renameAgency, { ...to, effectiveOn: '2024-02-01', version: 1 })),
    ).toBe('office.stale_edit');
  });

  it('cannot be renamed from another Area, where it does not exist', async () => {
    const id = await agency('องค์การบริหารส่วนตำบลของเขตแปด', 'TH-80');
    const renaming = { id, nameTh: 'ชื่อใหม่', effectiveOn: '2024-01-01', source };
    expect(await codeOf(change(officer, renameAgency, renaming))).toBe('office.not_found');
    expect(await as(officer, (tx) => nameOn(tx, id, '2024-01-01'))).toBeNull();
  });
});

describe('a moved agency', () => {
  it('lay where it lay, and the past of a province stays its own', async () => {
    const id = await agency();
    const move = { id, provinceIso: 'TH-73', effectiveOn: '2025-10-01', source };
    await change(officer, moveAgency, move);
    expect(await as(officer, (tx) => provinceOn(tx, id, '2025-09-30'))).toBe('TH-74');
    expect(await as(officer, (tx) => provinceOn(tx, id, '2025-10-01'))).toBe('TH-73');
  });

  it('is not moved out of the mover’s own Area, nor into a district of another province', async () => {
    const id = await agency();
    const move = { id, effectiveOn: '2025-10-01', source };
    const tried = (place: object) => codeOf(change(officer, moveAgency, { ...move, ...place }));
    expect(await tried({ provinceIso: 'TH-80' })).toBe('agency.outside_scope');
    expect(await tried({ provinceIso: 'TH-74', districtCode: '7301' })).toBe('agency.no_such_place');
    expect(await tried({ provinceIso: 'TH-99' })).toBe('agency.no_such_place');
  });
});

describe('a merged agency', () => {
  it('ends, keeps its record, and leads to whoever stands for it today', async () => {
    const [first, second, third] = [await agency(), await agency(), await agency()];
    const merge = (id: string, into: string, effectiveOn: string) =>
      change(officer, mergeAgency, { id, into, effectiveOn, source });
    await merge(first, second, '2023-01-01');
    await merge(second, third, '2024-01-01');
    expect(await as(officer, (tx) => standingFor(tx, first))).toBe(third);
    expect(await as(officer, (tx) => standingFor(tx, third))).toBe(third);
    expect(await codeOf(merge(third, first, '2025-01-01'))).toBe('agency.ended');
    expect(await codeOf(merge(third, third, '2025-01-01'))).toBe('agency.into_itself');
    const renaming = { id: first, nameTh: 'ชื่อใหม่', effectiveOn: '2025-01-01', source };
    expect(await codeOf(change(officer, renameAgency, renaming))).toBe('agency.ended');
  });

  it('is not merged into one that the merger does not see', async () => {
    const own = await agency();
    const foreign = await agency('เทศบาลเมืองของเขตแปด', 'TH-80');
    const merging = { id: own, into: foreign, effectiveOn: '2024-01-01', source };
    expect(await codeOf(change(officer, mergeAgency, merging))).toBe('office.not_found');
  });
});

describe('a split agency', () => {
  it('leaves parts that say whom they came from', async () => {
    const id = await agency('เทศบาลเมืองใหญ่');
    const parts = [{ nameTh: 'เทศบาลตำบลเหนือ' }, { nameTh: 'เทศบาลตำบลใต้' }];
    const { agencyIds } = await act(office.store, officer.viewer, splitAgency, {
      id,
      version: 1,
      parts,
      ends: true,
      effectiveOn: '2024-10-01',
      source,
    });
    expect(agencyIds).toHaveLength(2);
    const [change] = await as(officer, (tx) => changesOf(tx, agencyIds[0]!));
    expect(change).toMatchObject({
      kind: 'split_from',
      otherAgencyId: id,
      before: { name_th: 'เทศบาลเมืองใหญ่' },
    });
    const [old] = await office.owner<{ ended_on: string }>(
      'SELECT ended_on::text FROM office.agencies WHERE agency_id = $1',
      [id],
    );
    expect(old?.ended_on).toBe('2024-10-01');
  });
});

describe('a new agency', () => {
  it('of a name that the province has already is asked about once', async () => {
    await agency('โรงเรียนบ้านซ้ำชื่อ');
    const again = { nameTh: 'โรงเรียน บ้านซ้ำชื่อ', provinceIso: 'TH-74', source };
    expect(await codeOf(act(office.store, officer.viewer, addAgency, again))).toBe('agency.same_name');
    expect(await codeOf(act(office.store, officer.viewer, addAgency, { ...again, isAnother: true }))).toBe(
      'done',
    );
  });

  it('is not seen by the public, and not added by an agency itself', async () => {
    await agency();
    const { rows } = await office.store.within(publicViewer, (tx) =>
      tx.executeQuery<{ n: number }>({ sql: 'SELECT 1 FROM office.agencies', parameters: [] } as never),
    );
    expect(rows).toEqual([]);
    const head = await office.person({ role: 'agency_head', scope: ['agency', 'agency:egp:1'] });
    const one = { nameTh: 'โรงเรียนของฉัน', source };
    expect(await codeOf(act(office.store, head.viewer, addAgency, one))).toBe('office.not_permitted');
  });
});

describe('a clinic', () => {
  it('is recorded by its Area’s director, read by everybody, and unknown where nobody knows', async () => {
    const facts = { nameTh: 'คลินิกของเขต 7', nameEn: 'Clinic of Area 7', openedYearBe: 2562, source };
    const { clinicId } = await act(office.store, director.viewer, recordClinic, { areaNo: 7, ...facts });
    const read = () => office.store.within(publicViewer, (tx) => clinics(tx, 7));
    expect(await read()).toMatchObject([
      { clinicId, openedYearBe: 2562, addressTh: null, hoursTh: null, phone: null },
    ]);
    const hours = { hoursTh: 'ทุกวันทำการ', hoursEn: 'On working days' };
    await act(office.store, director.viewer, correctClinic, { id: clinicId, version: 1, ...facts, ...hours });
    expect(await read()).toMatchObject([{ hoursTh: 'ทุกวันทำการ', version: 2 }]);
  });

  it('of another Area, or verified without a source, is refused', async () => {
    const facts = { nameTh: 'คลินิกสมมุติ', nameEn: 'A clinic' };
    const tried = (input: object) => codeOf(act(office.store, director.viewer, recordClinic, input));
    expect(await tried({ areaNo: 8, ...facts })).toBe('agency.outside_scope');
    expect(await tried({ areaNo: 7, ...facts, verified: true })).toBe('office.input');
    expect(await codeOf(act(office.store, officer.viewer, recordClinic, { areaNo: 7, ...facts }))).toBe(
      'office.not_permitted',
    );
  });
});
