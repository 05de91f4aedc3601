/** The demonstration's course: the starter in force, read by a few; one learnt something, one is under way. */
import { sql } from 'kysely';
import { act } from '#office/action.ts';
import { beginTest } from '#programme/curriculum/actions/begin-test.ts';
import { enterTrainer } from '#programme/curriculum/actions/enter-trainer.ts';
import { handInTest } from '#programme/curriculum/actions/hand-in-test.ts';
import { importCourse } from '#programme/curriculum/actions/import-course.ts';
import { publishVersion } from '#programme/curriculum/actions/publish-version.ts';
import { readPaper } from '#programme/curriculum/paper.ts';
import { saveAnswer } from '#programme/curriculum/save-answer.ts';
import { starterCourse } from '#programme/curriculum/starter.ts';
import { modulesInForce } from '#programme/curriculum/trainers.ts';
import { enterParticipant } from '#programme/participants/actions/enter.ts';
import { inDays, type Actor, type Scene } from './scene.ts';

export async function courses(scene: Scene): Promise<void> {
  const { store, actor } = scene;
  const centre = actor('centre');
  const { id: versionId } = await act(store, centre, importCourse, { content: starterCourse() });
  await act(store, centre, publishVersion, { id: versionId, version: 1 });
  for (const [key, before, after] of [
    ['clerk', 6, 12],
    ['province74', 8, 13],
    ['district7401', 5, 9],
  ] as const) {
    await sit(scene, actor(key), { versionId, kind: 'pre', right: before });
    await sit(scene, actor(key), { versionId, kind: 'post', right: after });
  }
  await sit(scene, actor('head'), { versionId, kind: 'pre', right: 7 });
  await trainer(scene);
}

/** An officer of the Area who may teach two of the course's modules. */
async function trainer({ store, actor }: Scene): Promise<void> {
  const officer = actor('officer7');
  const { id: participantId } = await act(store, officer, enterParticipant, {
    prefix: 'นางสาว',
    givenName: 'ถ่ายทอด',
    familyName: 'สาธิตสมมุติ',
    positionTitle: 'เจ้าหน้าที่ส่งเสริมธรรมาภิบาล',
    organisation: 'สำนักงาน ปปท. เขต 7 (สาธิต)',
    sector: 'pacc_area',
    provinceIso: 'TH-74',
    fromOn: '2025-10-01',
    isAnother: 'yes',
  });
  const modules = (await store.within(officer, modulesInForce)).slice(0, 2);
  await act(store, officer, enterTrainer, {
    participantId,
    courseId: modules[0]!.courseId,
    modules: modules.map(({ slug }) => slug),
    basis: 'คำสั่งสำนักงาน (สาธิต)',
    fromOn: inDays(-40),
  });
}

/** Answers so many rightly, as a person would by the page, and hands in. */
async function sit(
  { store, actor }: Scene,
  who: Actor,
  { versionId, kind, right }: { versionId: string; kind: 'pre' | 'post'; right: number },
): Promise<void> {
  const { id } = await act(store, who, beginTest, { versionId, kind });
  const keys = await store.within(actor('centre'), async (tx) => {
    const { rows } = await sql<{ prompt: string; right: string }>`
      SELECT prompt_th AS prompt, right_choice AS right FROM office.questions WHERE version_id = ${versionId}`.execute(
      tx,
    );
    return new Map(rows.map((one) => [one.prompt, one.right]));
  });
  const paper = await store.within(who, (tx) => readPaper(tx, id));
  for (const { placeNo, promptTh, choices } of paper) {
    const known = keys.get(promptTh)!;
    const choice = placeNo <= right ? known : choices.find((one) => one.id !== known)!.id;
    await saveAnswer(store, who, { id, place: placeNo, choice });
  }
  await act(store, who, handInTest, { id });
}
