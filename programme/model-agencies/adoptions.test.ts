/** A practice goes from one agency to another: recorded, verified by somebody else, counted where it was on that day. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import { act, type Action } from '#office/action.ts';
import { mergeAgency } from '#office/agencies/actions/merge.ts';
import { moveAgency } from '#office/agencies/actions/move.ts';
import { published } from '#tests/model-agency.ts';
import { officeStore, publicViewer, type Person } from '#tests/office-store.ts';
import { castOf, farAgency, inDays, layWorld, municipality, school, type Cast } from '#tests/watch-world.ts';
import { notConfirmAdoption, recordAdoption, verifyAdoption } from './actions/adoptions.ts';
import { withdrawPractice } from './actions/practices.ts';
import { spread } from './published.ts';
import { adoptionsSeen } from './queries.ts';

const office = officeStore();
let cast: Cast;
let farHead: Person;
let farColleague: Person;

const by = <T>(who: Person, chosen: Action<T>, input: unknown) =>
  act(office.store, who.viewer, chosen, input);
const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );
const onPublic = <T>(work: Parameters<typeof office.store.within<T>>[1]) =>
  office.store.within(publicViewer, work);

beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
  farHead = await office.person({ role: 'agency_head', scope: ['agency', farAgency] });
  farColleague = await office.person({ role: 'area_officer', scope: ['area', '5'] });
});

beforeEach(() =>
  office.owner('TRUNCATE office.adoptions, office.practices, office.model_evidence, office.model_agencies'),
);

describe('an adoption', () => {
  test('is recorded by the agency’s own people anywhere, verified by another, and then counted', async () => {
    const { practiceId } = await published(office, cast);
    const took = { practiceId, agencyId: farAgency, adoptedOn: inDays(-2) };
    expect(await refused(by(cast.head, recordAdoption, took))).toBe('model_agencies.no_such_agency');
    const { id } = await by(farHead, recordAdoption, {
      ...took,
      resultValue: '3',
      resultTh: 'วันต่อคำขอ นับจากทะเบียน',
    });
    expect(await refused(by(cast.elsewhere, recordAdoption, took))).toBe('model_agencies.adopted_already');
    expect(await onPublic((tx) => spread(tx))).toEqual([]);
    expect(await refused(by(cast.officer, verifyAdoption, { id, version: 1, how: 'ไปดูที่สำนักงาน' }))).toBe(
      'office.not_found',
    );
    await by(cast.elsewhere, verifyAdoption, { id, version: 1, how: 'ไปดูที่สำนักงาน' });
    expect(await onPublic((tx) => spread(tx))).toMatchObject([{ areaNo: 5, provinceIso: 'TH-50', count: 1 }]);
  });

  test('is not verified by who recorded it, and one that is not confirmed does not count', async () => {
    const { practiceId } = await published(office, cast);
    const { id } = await by(cast.elsewhere, recordAdoption, {
      practiceId,
      agencyId: farAgency,
      adoptedOn: inDays(0),
    });
    expect(await refused(by(cast.elsewhere, verifyAdoption, { id, version: 1, how: 'เห็นเอง' }))).toBe(
      'model_agencies.self_checked',
    );
    await by(farColleague, notConfirmAdoption, { id, version: 1, how: 'ยังไม่เริ่มใช้' });
    expect(await onPublic((tx) => spread(tx))).toEqual([]);
  });

  test('of a withdrawn practice, a draft, one’s own, or on a day to come is refused', async () => {
    const { practiceId } = await published(office, cast);
    const took = { practiceId, agencyId: municipality, adoptedOn: inDays(0) };
    expect(await refused(by(cast.officer, recordAdoption, { ...took, agencyId: school }))).toBe(
      'model_agencies.own_practice',
    );
    expect(await refused(by(cast.officer, recordAdoption, { ...took, adoptedOn: inDays(1) }))).toBe(
      'model_agencies.day_ahead',
    );
    const before = await by(cast.officer, recordAdoption, took);
    await by(cast.colleague, verifyAdoption, { id: before.id, version: 1, how: 'ไปดูแล้ว' });
    await by(cast.director, withdrawPractice, { id: practiceId, version: 3, reason: 'ไม่ได้ทำแล้ว' });
    expect(await refused(by(farHead, recordAdoption, { ...took, agencyId: farAgency }))).toBe(
      'model_agencies.practice_withdrawn',
    );
    expect(
      await refused(by(farHead, recordAdoption, { ...took, practiceId: before.id, agencyId: farAgency })),
    ).toBe('office.not_found');
    const past = await office.store.within(cast.officer.viewer, adoptionsSeen);
    expect(past).toMatchObject([{ state: 'verified', agencyTh: 'เทศบาลตำบลสมมุติ' }]);
  });

  test('keeps its place and name when its agency moves or is merged afterwards', async () => {
    await office.owner(`INSERT INTO office.agencies (agency_id, name_th, folded_name, province_iso, source) VALUES
      ('agency:office:demo-old', 'สำนักงานสมมุติเดิม', 'x', 'TH-74', 'test') ON CONFLICT DO NOTHING`);
    const { practiceId } = await published(office, cast);
    const { id } = await by(cast.officer, recordAdoption, {
      practiceId,
      agencyId: 'agency:office:demo-old',
      adoptedOn: inDays(-9),
    });
    await by(cast.colleague, verifyAdoption, { id, version: 1, how: 'ไปดูแล้ว' });
    const far = await by(cast.elsewhere, recordAdoption, {
      practiceId,
      agencyId: farAgency,
      adoptedOn: inDays(-9),
    });
    await by(farColleague, verifyAdoption, { id: far.id, version: 1, how: 'ไปดูแล้ว' });
    await by(cast.officer, mergeAgency, {
      id: 'agency:office:demo-old',
      version: 1,
      into: municipality,
      effectiveOn: inDays(-1),
      source: 'ประกาศรวมหน่วยงานสมมุติ',
    });
    await by(cast.centre, moveAgency, {
      id: farAgency,
      version: 1,
      provinceIso: 'TH-73',
      effectiveOn: inDays(-1),
      source: 'ประกาศย้ายสมมุติ',
    });
    expect(
      (await onPublic((tx) => spread(tx))).map(({ provinceIso, count }) => [provinceIso, count]),
    ).toEqual([
      ['TH-50', 1],
      ['TH-74', 1],
    ]);
    expect(
      (await office.store.within(cast.officer.viewer, adoptionsSeen)).map(({ agencyTh }) => agencyTh),
    ).toEqual(['สำนักงานสมมุติเดิม']);
    await by(cast.officer, recordAdoption, { practiceId, agencyId: municipality, adoptedOn: inDays(0) });
  });
});
