/** Model agencies: chosen on evidence by somebody else, learnt from elsewhere, and what of it anybody else ever reads. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import { act, type Action } from '#office/action.ts';
import { card, chosen, nominated, proven, published } from '#tests/model-agency.ts';
import { officeStore, publicViewer, type Person } from '#tests/office-store.ts';
import { castOf, inDays, layWorld, municipality, school, type Cast } from '#tests/watch-world.ts';
import { addEvidence } from './actions/add-evidence.ts';
import { recordAdoption } from './actions/adoptions.ts';
import { chooseModel, confirmModel, endModel, notChooseModel } from './actions/decide.ts';
import {
  clearPractice,
  publishPractice,
  rewritePractice,
  withdrawPractice,
  writePractice,
} from './actions/practices.ts';
import { allCriteria } from './criteria.ts';
import { dues } from './dues.ts';
import { cards } from './published.ts';
import { adoptionsSeen, evidenceOf, modelsSeen, practicesOf, readModel } from './queries.ts';

const office = officeStore();
let cast: Cast;

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
});

beforeEach(() =>
  office.owner('TRUNCATE office.adoptions, office.practices, office.model_evidence, office.model_agencies'),
);

test('the criteria are published, versioned, and say that they are a draft', () => {
  for (const { verified, source, criteria } of allCriteria().values()) {
    expect(verified).toBe(false);
    expect(source.th).toContain('ร่าง');
    expect(new Set(criteria.map(({ id }) => id)).size).toBe(criteria.length);
  }
});

describe('a decision', () => {
  test('is refused while a criterion has no evidence, and says which', async () => {
    const id = await nominated(office, cast);
    await proven(office, cast, id, ['open-to-see']);
    const choose = { id, version: 1, termUntilOn: inDays(300) };
    await expect(by(cast.director, chooseModel, choose)).rejects.toMatchObject({
      details: { missing: 'open-to-see' },
    });
    await by(cast.officer, addEvidence, {
      modelAgencyId: id,
      criterion: 'open-to-see',
      documentTitle: 'ประกาศบนเว็บ',
      documentOn: inDays(-3),
    });
    expect(await refused(by(cast.director, chooseModel, { ...choose, termUntilOn: inDays(-1) }))).toBe(
      'model_agencies.term_unclear',
    );
    expect(await refused(by(cast.director, chooseModel, { ...choose, termUntilOn: inDays(2000) }))).toBe(
      'model_agencies.term_unclear',
    );
    expect(await refused(by(cast.officer, chooseModel, choose))).toBe('office.not_permitted');
    expect(await refused(by(cast.elsewhere, chooseModel, choose))).toBe('office.not_permitted');
    await by(cast.director, chooseModel, choose);
    expect(await office.store.within(cast.governor.viewer, (tx) => readModel(tx, id))).toMatchObject({
      state: 'model',
      agencyTh: 'โรงเรียนสมมุติวิทยา',
    });
  });

  test('is not made by who nominated', async () => {
    const id = await nominated(office, cast, cast.director);
    await proven(office, cast, id);
    expect(await refused(by(cast.director, chooseModel, { id, version: 1, termUntilOn: inDays(300) }))).toBe(
      'model_agencies.self_decided',
    );
    expect(await refused(by(cast.director, notChooseModel, { id, version: 1, reason: 'ยังไม่พร้อม' }))).toBe(
      'model_agencies.self_decided',
    );
    await by(cast.centre, notChooseModel, { id, version: 1, reason: 'ยังไม่พร้อม' });
    expect(await refused(nominated(office, cast, cast.officer))).not.toBe('model_agencies.nominated_already');
  });

  test('a recommendation proves only while it is verified, and only its own agency', async () => {
    const id = await nominated(office, cast);
    await proven(office, cast, id, ['advice-followed']);
    await office.owner(
      `INSERT INTO office.recommendations (recommendation_id, number, agency_id, area_no, province_iso, advice, due_on, issued_by, state, verified_how)
       SELECT gen_random_uuid(), n, a, 7, 'TH-74', 'ปรับขั้นตอน', current_date, $1, 'verified', 'document'
       FROM (VALUES ('ขน. 1', $2), ('ขน. 2', $3)) x (n, a)`,
      [cast.officer.personId, school, municipality],
    );
    const prove = (recommendationNo: string) =>
      by(cast.officer, addEvidence, { modelAgencyId: id, criterion: 'advice-followed', recommendationNo });
    expect(await refused(prove('ขน. 2'))).toBe('model_agencies.not_verified');
    expect(await refused(prove('ขน. 9'))).toBe('model_agencies.not_verified');
    await prove('ขน. 1');
    await office.owner(`UPDATE office.recommendations SET state = 'reopened' WHERE number = 'ขน. 1'`);
    expect(await refused(by(cast.director, chooseModel, { id, version: 1, termUntilOn: inDays(300) }))).toBe(
      'model_agencies.evidence_missing',
    );
    const stands = (await office.store.within(cast.officer.viewer, (tx) => evidenceOf(tx, id))).map(
      (one) => one.stands,
    );
    expect(stands.filter((one) => !one)).toHaveLength(1);
  });

  test('stands for a year, then somebody looks again', async () => {
    const id = await chosen(office, cast);
    const kinds = async (who: Person) =>
      (await office.store.within(who.viewer, dues)).map(({ kind }) => kind);
    expect(await kinds(cast.officer)).not.toContain('model_agency_confirm');
    await office.owner('UPDATE office.model_agencies SET confirmed_on = current_date - 360');
    expect(await kinds(cast.officer)).toContain('model_agency_confirm');
    for (const name of ['centre', 'elsewhere', 'governor', 'dpo', 'head'] as const)
      expect(await kinds(cast[name])).toEqual([]);
    await by(cast.officer, confirmModel, { id, version: 2 });
    expect(await kinds(cast.officer)).not.toContain('model_agency_confirm');
  });
});

describe('a card', () => {
  test('is public once two others have read it, and each new text is read anew', async () => {
    const modelAgencyId = await chosen(office, cast);
    const { practiceId: id } = await by(cast.officer, writePractice, {
      modelAgencyId,
      ...card,
      resultValue: '12',
      resultTh: 'วัน (เดิม 30 วัน) จากทะเบียน',
      resultEn: 'days, from 30, by the register',
    });
    expect(await refused(by(cast.officer, clearPractice, { id, version: 1 }))).toBe(
      'model_agencies.own_text',
    );
    await by(cast.colleague, clearPractice, { id, version: 1 });
    expect(await refused(by(cast.colleague, publishPractice, { id, version: 2 }))).toBe(
      'model_agencies.own_text',
    );
    await by(cast.officer, rewritePractice, { id, version: 2, ...card });
    expect(await refused(by(cast.director, publishPractice, { id, version: 3 }))).toBe('office.wrong_state');
    await by(cast.colleague, clearPractice, { id, version: 3 });
    expect(await onPublic((tx) => cards(tx))).toEqual([]);
    await by(cast.director, publishPractice, { id, version: 4 });
    expect(await onPublic((tx) => cards(tx))).toMatchObject([
      { id, resultValue: null, costThb: null, inTerm: true, agencyTh: 'โรงเรียนสมมุติวิทยา' },
    ]);
  });

  test('with a number says what was measured, and no card names a person', async () => {
    const modelAgencyId = await nominated(office, cast);
    const write = (changes: object) =>
      refused(by(cast.officer, writePractice, { modelAgencyId, ...card, ...changes }));
    expect(await write({ resultValue: '5' })).toBe('model_agencies.result_unclear');
    expect(await write({ resultValue: 'ห้า', resultTh: 'วัน', resultEn: 'days' })).toBe('office.input');
    expect(await write({ costThb: '-1' })).toBe('office.input');
    expect(await write({ howTh: 'นายสมมุติ ทดลองดี เป็นผู้ริเริ่มทั้งหมด' })).toBe('office.input');
    expect(await write({ costThb: '๑,๒๕๐.๕๐' })).toBe('done');
  });

  test('of an agency that was not chosen is never public', async () => {
    const modelAgencyId = await nominated(office, cast);
    const { practiceId: id } = await by(cast.provinceOffice, writePractice, { modelAgencyId, ...card });
    await by(cast.officer, clearPractice, { id, version: 1 });
    expect(await refused(by(cast.colleague, publishPractice, { id, version: 2 }))).toBe(
      'model_agencies.not_model_yet',
    );
  });

  test('whose agency lost its term says so and no more; a withdrawn one is gone', async () => {
    const { modelAgencyId: id, practiceId } = await published(office, cast);
    await by(cast.director, endModel, { id, version: 2, reason: 'กลับไปใช้วิธีเดิม ไม่ควรอ้างอิงต่อ' });
    const told = await onPublic((tx) => cards(tx));
    expect(told).toMatchObject([{ inTerm: false }]);
    expect(JSON.stringify(told)).not.toContain('กลับไปใช้วิธีเดิม');
    await by(cast.director, withdrawPractice, { id: practiceId, version: 3, reason: 'ไม่ได้ทำแล้ว' });
    expect(await onPublic((tx) => cards(tx))).toEqual([]);
  });
});

test('nominations, texts and adoptions are read by their desk and province, and by nobody else', async () => {
  const { modelAgencyId, practiceId } = await published(office, cast);
  await by(cast.officer, recordAdoption, { practiceId, agencyId: municipality, adoptedOn: inDays(0) });
  const sees: (keyof Cast)[] = ['officer', 'colleague', 'director', 'centre', 'governor', 'provinceOffice'];
  for (const name of Object.keys(cast) as (keyof Cast)[]) {
    const seen = await office.store.within(cast[name].viewer, async (tx) => [
      (await modelsSeen(tx)).length,
      (await practicesOf(tx, modelAgencyId)).length,
      (await adoptionsSeen(tx)).length,
    ]);
    expect([name, ...seen]).toEqual([
      name,
      ...(sees.includes(name) ? [1, 1, 1] : [0, 0, name === 'otherAgency' ? 1 : 0]),
    ]);
  }
});
