/** What the centre writes and whom the programme spoke to: who was never reached, what was published, and whether people trust it more. */
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { act } from '#office/action.ts';
import { officeStore, publicViewer, type Person } from '#tests/office-store.ts';
import { be, heldMeeting } from '#tests/plan-desk.ts';
import { castOf, layWorld, type Cast } from '#tests/watch-world.ts';
import { beginTest } from './actions/begin-test.ts';
import { editLesson } from './actions/edit-lesson.ts';
import { importCourse } from './actions/import-course.ts';
import { chooseTrainer, dropTrainer } from './actions/choose-trainer.ts';
import { endTrainer } from './actions/end-trainer.ts';
import { enterTrainer } from './actions/enter-trainer.ts';
import { discardDraft, publishVersion } from './actions/publish-version.ts';
import { recordPublicity } from './actions/record-publicity.ts';
import { reviseCourse } from './actions/revise-course.ts';
import { answerConfidence, confidenceOf } from './confidence.ts';
import { dues } from './dues.ts';
import { lessonsToEdit } from './editing.ts';
import { publicityRegister } from './publicity.ts';
import { reachByType } from './reach.ts';
import { starterCourse } from './starter.ts';
import { modulesInForce, taughtInYear, trainerPool, trainersAt } from './trainers.ts';
import { courseFileOf } from './versions.ts';

const office = officeStore();
let cast: Cast;
let centre: Person;
let versionId = '';
const refusal = (problem: string) => expect.objectContaining({ code: problem }) as Error;

beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
  centre = await office.person({ role: 'centre_officer', scope: ['nation', ''] });
  const { id } = await act(office.store, centre.viewer, importCourse, { content: starterCourse() });
  await act(office.store, centre.viewer, publishVersion, { id, version: 1 });
  versionId = id;
});

test('an agency is reached once somebody of it begins a test or is present; a desk counts its own agencies only', async () => {
  const never = async (who: Person) => {
    const types = await office.store.within(who.viewer, reachByType);
    return types.reduce((sum, one) => sum + one.agencies - one.reached, 0);
  };
  const before = await never(cast.officer);
  const [agency, other] = await office.store.within(cast.officer.viewer, (tx) =>
    tx.selectFrom('office.agencies').select('agency_id').orderBy('agency_id').execute(),
  );
  const clerk = await office.person({ role: 'agency_officer', scope: ['agency', agency!.agency_id] });
  await act(office.store, clerk.viewer, beginTest, { versionId, kind: 'pre' });
  expect(await never(cast.officer)).toBe(before - 1);
  await office.owner('INSERT INTO office.fiscal_years (fiscal_year_be) VALUES ($1) ON CONFLICT DO NOTHING', [
    be,
  ]);
  await heldMeeting(office, { slug: 'with-somebody' });
  await office.owner(
    `WITH came AS (
       INSERT INTO office.participants (given_name, family_name, name_key, sound_key, sector, agency_id)
       VALUES ('สมมุติ', 'มาจริง', 'มาจริง', 'มาจริง', 'local_government', $1) RETURNING participant_id)
     INSERT INTO office.attendances (activity_id, participant_id, how, sector)
     SELECT activity_id, participant_id, 'paper', 'local_government' FROM came, office.activities WHERE slug = 'with-somebody'`,
    [other!.agency_id],
  );
  expect(await never(cast.officer)).toBe(before - 2);
  const nowhere = await office.person({ role: 'area_officer', scope: ['area', '9'] });
  expect(await never(nowhere)).toBe(0);
  expect((await office.store.within(clerk.viewer, dues)).map(({ kind }) => kind)).toEqual(['test_under_way']);
});

test('publicity has a reach with its measure or none at all, and is read in its Area', async () => {
  const told = {
    onDay: '2026-11-20',
    what: 'ข่าวการประชุม (สมมุติ)',
    medium: 'news',
    place: 'เว็บข่าวจังหวัด',
    sector: 'public',
  };
  const record = (more: object) =>
    act(office.store, cast.officer.viewer, recordPublicity, { ...told, ...more });
  await expect(record({ reach: '1200' })).rejects.toEqual(refusal('curriculum.reach_without_measure'));
  await record({});
  await record({ reach: '1,200'.replace(',', ''), measuredHow: 'ยอดเปิดอ่านตามเว็บ' });
  const read = (who: Person) => office.store.within(who.viewer, publicityRegister);
  expect((await read(cast.officer)).map(({ reach }) => reach).toSorted()).toEqual([1200, null]);
  const far = await office.person({ role: 'area_officer', scope: ['area', '5'] });
  expect(await read(far)).toEqual([]);
});

test('confidence is nobody’s: no row can be read again, nothing says who, and means begin at ten answers', async () => {
  const marks = { versionId, phase: 'before', knows: '2', would: '4', safe: '3' };
  const means = () => office.store.within(cast.officer.viewer, (tx) => confidenceOf(tx, versionId));
  for (let n = 0; n < 9; n += 1) await answerConfidence(office.store, cast.officer.viewer, marks);
  expect(await means()).toEqual([{ phase: 'before', n: null, knows: null, would: null, safe: null }]);
  await answerConfidence(office.store, cast.officer.viewer, { ...marks, knows: '5' });
  expect(await means()).toEqual([{ phase: 'before', n: 10, knows: 2.3, would: 4, safe: 3 }]);
  await expect(answerConfidence(office.store, publicViewer, marks)).rejects.toEqual(
    refusal('office.not_found'),
  );
  const asked = office.store.within(cast.officer.viewer, (tx) =>
    sql`SELECT * FROM office.confidence_answers`.execute(tx),
  );
  await expect(asked).rejects.toThrow('permission denied');
  const events = await office.owner(`SELECT FROM office.events WHERE name LIKE '%confidence%'`);
  expect(events).toEqual([]);
});

test('a version goes out as the file that came in; one that was published is written in by nobody', async () => {
  const exported = await office.store.within(centre.viewer, (tx) => courseFileOf(tx, versionId));
  expect(exported).toBe(starterCourse());
  const [lesson] = await office.store.within(centre.viewer, (tx) => lessonsToEdit(tx, versionId));
  const { objectivesTh, objectivesEn, versionId: _of, isDraft: _is, ...said } = lesson!;
  const edited = { ...said, objectivesTh: objectivesTh.join('\n'), objectivesEn: objectivesEn.join('\n') };
  await expect(act(office.store, centre.viewer, editLesson, edited)).rejects.toEqual(
    refusal('office.not_found'),
  );
  const { id } = await act(office.store, centre.viewer, reviseCourse, { versionId });
  const [again] = await office.store.within(centre.viewer, (tx) => lessonsToEdit(tx, id));
  await act(office.store, centre.viewer, editLesson, { ...edited, id: again!.id, version: 1, minutes: '15' });
  await expect(act(office.store, centre.viewer, importCourse, { content: exported })).rejects.toEqual(
    refusal('curriculum.draft_exists'),
  );
  await act(office.store, centre.viewer, discardDraft, { id, version: 1 });
  expect(await office.store.within(centre.viewer, (tx) => courseFileOf(tx, versionId))).toBe(exported);
});

test('the pool says who may teach, a training says who taught and who was not in the pool, and hours are only those recorded', async () => {
  const enter = async (who: Person, name: string) => {
    const [row] = await office.owner<{ id: string }>(
      `INSERT INTO office.participants (given_name, family_name, name_key, sound_key, sector, province_iso)
       VALUES ($1, 'สมมุติ', $1, $1, 'pacc_area', 'TH-74') RETURNING participant_id AS id`,
      [name],
    );
    return { who, id: row!.id };
  };
  const [one, other, central] = [
    await enter(cast.officer, 'วิทยากร'),
    await enter(cast.officer, 'ผู้อื่น'),
    await enter(centre, 'ส่วนกลาง'),
  ];
  const modules = await office.store.within(cast.officer.viewer, modulesInForce);
  const { courseId } = modules[0]!;
  const said = { courseId, basis: 'คำสั่งแต่งตั้งสมมุติ', fromOn: '2026-10-01' };
  const { id } = await act(office.store, cast.officer.viewer, enterTrainer, {
    ...said, participantId: one.id, modules: modules[0]!.slug,
  }); // prettier-ignore
  await act(office.store, centre.viewer, enterTrainer, { ...said, participantId: central.id });
  const again = (more: object) =>
    act(office.store, cast.officer.viewer, enterTrainer, { ...said, participantId: one.id, ...more });
  await expect(again({})).rejects.toEqual(refusal('curriculum.trainer_already'));
  await expect(again({ participantId: other.id, modules: ['no-such'] })).rejects.toEqual(
    refusal('curriculum.no_such_module'),
  );
  await expect(again({ participantId: other.id, untilOn: '2026-09-30' })).rejects.toEqual(
    refusal('curriculum.trainer_days'),
  );
  // The centre's trainers are everybody's to ask; an Area's stay its own.
  const pool = (who: Person) => office.store.within(who.viewer, trainerPool);
  expect((await pool(cast.officer)).map((trainer) => [trainer.name, trainer.modules.length])).toEqual([
    ['วิทยากร สมมุติ', 1],
    ['ส่วนกลาง สมมุติ', 0],
  ]);
  const far = await office.person({ role: 'area_officer', scope: ['area', '5'] });
  expect((await pool(far)).map(({ name }) => name)).toEqual(['ส่วนกลาง สมมุติ']);
  await expect(act(office.store, far.viewer, endTrainer, { id, version: 1, untilOn: '2026-12-01', reason: 'อื่น' })).rejects.toEqual(refusal('office.not_found')); // prettier-ignore

  const training = async (kind: string, areaNo: number) => {
    const [row] = await office.owner<{ id: string }>(
      `INSERT INTO office.activities (slug, fiscal_year_be, area_no, province_iso, kind, on_day, title_th, title_en, source, state)
       VALUES ($1, 2570, $2, $3, $4, '2026-11-10', 'อบรมสมมุติ', 'Training', 'test', 'held') RETURNING activity_id AS id`,
      [`${kind}-${areaNo}`, areaNo, areaNo === 7 ? 'TH-74' : 'TH-50', kind],
    );
    return row!.id;
  };
  await office.owner('INSERT INTO office.fiscal_years (fiscal_year_be) VALUES (2570) ON CONFLICT DO NOTHING');
  const meeting = await training('training', 7);
  const choose = (who: Person, participantId: string, more: object = {}) =>
    act(office.store, who.viewer, chooseTrainer, { id: meeting, courseId, participantId, ...more });
  await choose(cast.officer, one.id);
  await choose(cast.officer, one.id, { minutes: '๙๐' });
  await choose(cast.officer, central.id);
  await choose(cast.officer, other.id);
  await expect(choose(far, central.id)).rejects.toEqual(refusal('office.not_found'));
  await expect(choose(cast.officer, one.id, { id: await training('workshop', 7) })).rejects.toEqual(
    refusal('curriculum.not_training'),
  );
  const at = () => office.store.within(cast.officer.viewer, (tx) => trainersAt(tx, meeting));
  expect((await at()).map(({ name, inPool, minutes }) => [name, inPool, minutes]).toSorted()).toEqual([
    ['ผู้อื่น สมมุติ', false, null],
    ['วิทยากร สมมุติ', true, 90],
    ['ส่วนกลาง สมมุติ', true, null],
  ]);
  const taught = await office.store.within(cast.officer.viewer, (tx) => taughtInYear(tx, 2570));
  expect(taught.get(one.id)).toEqual({ minutes: 90, meetings: 1, unrecorded: 0 });
  expect(taught.get(central.id)).toEqual({ minutes: null, meetings: 1, unrecorded: 1 });
  expect(taught.has(other.id)).toBe(false);
  // Whoever ended before the day was not in the pool on it, and what was taught stays.
  await act(office.store, cast.officer.viewer, endTrainer, { id, version: 1, untilOn: '2026-11-09', reason: 'ย้ายหน่วยงาน' }); // prettier-ignore
  expect((await at()).find(({ minutes }) => minutes === 90)).toMatchObject({ inPool: false });
  const dropped = (await at()).find(({ name }) => name?.startsWith('ผู้อื่น'))!;
  await act(office.store, cast.officer.viewer, dropTrainer, { id: dropped.id, version: dropped.version });
  expect(await at()).toHaveLength(2);
});
