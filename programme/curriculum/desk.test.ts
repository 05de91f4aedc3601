/** What the centre writes and whom the programme spoke to: who was never reached, what was published, and whether people trust it more. */
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { act } from '#office/action.ts';
import { officeStore, publicViewer, type Person } from '#tests/office-store.ts';
import { castOf, layWorld, type Cast } from '#tests/watch-world.ts';
import { beginTest } from './actions/begin-test.ts';
import { editLesson } from './actions/edit-lesson.ts';
import { importCourse } from './actions/import-course.ts';
import { discardDraft, publishVersion } from './actions/publish-version.ts';
import { recordPublicity } from './actions/record-publicity.ts';
import { reviseCourse } from './actions/revise-course.ts';
import { answerConfidence, confidenceOf } from './confidence.ts';
import { dues } from './dues.ts';
import { lessonsToEdit } from './editing.ts';
import { publicityRegister } from './publicity.ts';
import { reachByType } from './reach.ts';
import { starterCourse } from './starter.ts';
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

test('an agency is reached once somebody of it begins a test; a desk counts its own agencies only', async () => {
  const never = async (who: Person) => {
    const types = await office.store.within(who.viewer, reachByType);
    return types.reduce((sum, one) => sum + one.agencies - one.reached, 0);
  };
  const before = await never(cast.officer);
  const [agency] = await office.store.within(cast.officer.viewer, (tx) =>
    tx.selectFrom('office.agencies').select('agency_id').orderBy('agency_id').execute(),
  );
  const clerk = await office.person({ role: 'agency_officer', scope: ['agency', agency!.agency_id] });
  await act(office.store, clerk.viewer, beginTest, { versionId, kind: 'pre' });
  expect(await never(cast.officer)).toBe(before - 1);
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
