/** Tests of a course: drawn, timed and graded by the server, whatever a browser, a phone's clock or a lost line does. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { act } from '#office/action.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { beginTest } from './actions/begin-test.ts';
import { giveAllowance } from './actions/give-allowance.ts';
import { handInTest } from './actions/hand-in-test.ts';
import { importCourse } from './actions/import-course.ts';
import { publishVersion } from './actions/publish-version.ts';
import { reviseCourse } from './actions/revise-course.ts';
import { withdrawQuestion } from './actions/withdraw-question.ts';
import { readPaper } from './paper.ts';
import { endTestsRunOut } from './run-out.ts';
import { saveAnswer } from './save-answer.ts';
import { starterCourse } from './starter.ts';

const office = officeStore();
let centre: Person;
let versionId = '';
const code = (problem: string) => expect.objectContaining({ code: problem }) as Error;

beforeAll(async () => {
  centre = await office.person({ role: 'centre_officer', scope: ['nation', ''] });
  const { id } = await act(office.store, centre.viewer, importCourse, { content: starterCourse() });
  await act(office.store, centre.viewer, publishVersion, { id, version: 1 });
  versionId = id;
});

const learner = () => office.person({ role: 'area_officer', scope: ['area', '7'] });
const begin = (person: Person, kind: 'pre' | 'post', of = versionId) =>
  act(office.store, person.viewer, beginTest, { versionId: of, kind });
const handIn = (person: Person, id: string) => act(office.store, person.viewer, handInTest, { id });
const save = (person: Person, id: string, place: number, choice: string) =>
  saveAnswer(office.store, person.viewer, { id, place, choice });
const attempt = async (id: string) =>
  (
    await office.owner<Record<string, unknown>>('SELECT * FROM office.attempts WHERE attempt_id = $1', [id])
  )[0]!;
const rightOf = (id: string) =>
  office.owner<{ place: number; right: string; ids: string[] }>(
    `SELECT p.place_no AS place, q.right_choice AS right, p.choice_ids AS ids FROM office.attempt_answers p
     JOIN office.questions q USING (question_id) WHERE p.attempt_id = $1 ORDER BY 1`,
    [id],
  );

/** Answers the first `count` questions rightly, the others wrongly, and hands in. */
async function sit(person: Person, kind: 'pre' | 'post', count: number): Promise<string> {
  const { id } = await begin(person, kind);
  await office.owner(
    `UPDATE office.attempt_answers p SET answered_at = now(), choice = CASE WHEN p.place_no <= $2 THEN q.right_choice
       ELSE (SELECT one FROM unnest(p.choice_ids) AS one WHERE one <> q.right_choice LIMIT 1) END
     FROM office.questions q WHERE q.question_id = p.question_id AND p.attempt_id = $1`,
    [id, count],
  );
  await handIn(person, id);
  return id;
}

describe('a paper', () => {
  test('is drawn anew for each learner from every module, and its seed draws it again', async () => {
    const [one, two] = [await learner(), await learner()];
    const [a, b] = [await begin(one, 'pre'), await begin(two, 'pre')];
    const papers = await Promise.all([rightOf(a.id), rightOf(b.id)]);
    expect(papers.map((paper) => paper.length)).toEqual([14, 14]);
    const modules = await office.owner<{ n: number }>(
      `SELECT count(*)::int AS n FROM office.attempt_answers JOIN office.questions USING (question_id)
       WHERE attempt_id = $1 GROUP BY module_id`,
      [a.id],
    );
    expect(modules.map(({ n }) => n)).toEqual([2, 2, 2, 2, 2, 2, 2]);
    expect(papers[0]).not.toEqual(papers[1]);
  });

  test('tells nothing of what is right while it is open, after a pre-test, or when a post-test may be tried again', async () => {
    const person = await learner();
    const readAs = (id: string) => office.store.within(person.viewer, (tx) => readPaper(tx, id));
    const { id } = await begin(person, 'pre');
    expect(JSON.stringify(await readAs(id))).not.toMatch(/"(rightChoice|isRight|whyTh|whyEn)":[^n]/u);
    await handIn(person, id);
    expect(JSON.stringify(await readAs(id))).not.toMatch(/"(rightChoice|isRight|whyTh|whyEn)":[^n]/u);
    expect((await readAs(await sit(person, 'post', 3))).map((one) => one.rightChoice)).toEqual(
      Array(14).fill(null),
    );
    expect(
      (await readAs(await sit(person, 'post', 14))).every((one) => one.rightChoice !== null && one.isRight),
    ).toBe(true);
  });

  test('can be looked up by no learner, whatever their transaction asks', async () => {
    const person = await learner();
    const { id } = await begin(person, 'pre');
    await office.store.within(person.viewer, async (tx) => {
      expect((await sql`SELECT FROM office.questions`.execute(tx)).rows).toEqual([]);
      expect((await sql`SELECT * FROM office.question_statistics(${versionId})`.execute(tx)).rows).toEqual(
        [],
      );
    });
    const asked = (text: string) =>
      office.store
        .within(person.viewer, (tx) => sql.raw(text).execute(tx))
        .catch((error: unknown) => (error as Error).message);
    expect(await asked('SELECT is_right FROM office.attempt_answers')).toContain('permission denied');
    expect(await asked(`SELECT office.grade(ARRAY['${id}']::uuid[], NULL)`)).toContain('permission denied');
    expect(await asked(`UPDATE office.attempts SET score = 14 WHERE attempt_id = '${id}'`)).toContain(
      'permission denied',
    );
    expect(await asked(`UPDATE office.attempts SET due_at = now() + interval '1 day'`)).toContain(
      'permission denied',
    );
  });
});

describe('time', () => {
  /** As if the test had begun so many seconds earlier. */
  const earlier = (id: string, seconds: number) =>
    office.owner(
      `UPDATE office.attempts SET started_at = started_at - $2 * interval '1 second', due_at = due_at - $2 * interval '1 second',
         closes_at = closes_at - $2 * interval '1 second' WHERE attempt_id = $1`,
      [id, seconds],
    );

  test('runs on the server: a lost line loses nothing, and an answer within the grace still counts', async () => {
    const person = await learner();
    const { id } = await begin(person, 'pre');
    const paper = await rightOf(id);
    await save(person, id, 1, paper[0]!.right);
    await earlier(id, 29 * 60); // the tab was closed; another device goes on
    await save(person, id, 2, paper[1]!.right);
    await earlier(id, 90); // half a minute after the end
    await save(person, id, 3, paper[2]!.right);
    await earlier(id, 60);
    await expect(save(person, id, 4, paper[3]!.right)).rejects.toEqual(code('curriculum.time_is_over'));
    await handIn(person, id);
    const row = await attempt(id);
    expect(row).toMatchObject({ score: 3, total: 14, ended_by: 'time' });
    expect(row['finished_at']).toEqual(row['due_at']);
  });

  test('that nobody came back to is taken in by the worker, with what was saved', async () => {
    const person = await learner();
    const { id } = await begin(person, 'pre');
    await save(person, id, 1, (await rightOf(id))[0]!.right);
    await endTestsRunOut(office.store);
    expect(await attempt(id)).toMatchObject({ state: 'running' });
    await earlier(id, 40 * 60);
    await endTestsRunOut(office.store);
    expect(await attempt(id)).toMatchObject({ state: 'finished', score: 1, ended_by: 'time' });
  });

  test('is longer for whom a desk gave more, with a reason that the learner’s colleagues never read', async () => {
    const person = await learner();
    await office.owner(`UPDATE office.people SET email = 'more.time@example.go.th' WHERE person_id = $1`, [
      person.personId,
    ]);
    const desk = await learner();
    const given = {
      versionId,
      email: 'More.Time@example.go.th',
      extraMinutes: '15',
      extraAttempts: '1',
      reason: 'อ่านด้วยโปรแกรมอ่านจอ',
    };
    await act(office.store, desk.viewer, giveAllowance, given);
    const { id } = await begin(person, 'post');
    const row = await attempt(id);
    expect(Number(row['due_at']) - Number(row['started_at'])).toBe(45 * 60_000);
    const far = await office.person({ role: 'area_officer', scope: ['area', '5'] });
    await expect(act(office.store, far.viewer, giveAllowance, given)).rejects.toEqual(
      code('curriculum.no_such_learner'),
    );
    const clerk = await office.person({ role: 'governor', scope: ['province', 'TH-74'] });
    const seen = (who: Person) =>
      office.store
        .within(who.viewer, (tx) => sql`SELECT FROM office.test_allowances`.execute(tx))
        .then(({ rows }) => rows.length);
    expect([await seen(desk), await seen(far), await seen(clerk)]).toEqual([1, 0, 0]);
  });
});

describe('what is sent', () => {
  test('again after the end, for another’s test, or for what was not offered is refused', async () => {
    const [person, other] = [await learner(), await learner()];
    const { id } = await begin(person, 'pre');
    await expect(save(person, id, 1, 'zz')).rejects.toEqual(code('curriculum.not_offered'));
    await expect(save(person, id, 99, 'a')).rejects.toEqual(code('curriculum.not_offered'));
    await expect(save(other, id, 1, 'a')).rejects.toEqual(code('office.not_found'));
    await expect(handIn(other, id)).rejects.toEqual(code('office.not_found'));
    await save(person, id, 1, 'a');
    await save(person, id, 1, 'b'); // a change of mind before the end
    await handIn(person, id);
    await expect(save(person, id, 1, 'c')).rejects.toEqual(code('curriculum.handed_in'));
    await expect(handIn(person, id)).rejects.toEqual(code('office.wrong_state'));
    const kept = await office.owner<{ choice: string }>(
      'SELECT choice FROM office.attempt_answers WHERE attempt_id = $1 AND place_no = 1',
      [id],
    );
    expect(kept).toEqual([{ choice: 'b' }]);
  });

  test('twice at once begins one test', async () => {
    const person = await learner();
    const both = await Promise.allSettled([begin(person, 'post'), begin(person, 'post')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')?.reason).toEqual(code('curriculum.another_runs'));
  });
});

describe('before and after', () => {
  test('a post-test pairs with the pre-test of the same person and version', async () => {
    const person = await learner();
    const pre = await sit(person, 'pre', 4);
    const post = await sit(person, 'post', 12);
    expect(await attempt(post)).toMatchObject({ pairs_with: pre, score: 12, pass_count: 10, area_no: 7 });
    await expect(begin(person, 'post')).rejects.toEqual(code('curriculum.passed_already'));
    await expect(begin(person, 'pre')).rejects.toEqual(code('curriculum.pre_after_post'));
  });

  test('a pre-test after a post-test is refused, a second one too, and a post-test alone pairs with nothing', async () => {
    const [late, twice] = [await learner(), await learner()];
    const post = await sit(late, 'post', 2);
    expect(await attempt(post)).toMatchObject({ pairs_with: null });
    await expect(begin(late, 'pre')).rejects.toEqual(code('curriculum.pre_after_post'));
    await sit(twice, 'pre', 2);
    await expect(begin(twice, 'pre')).rejects.toEqual(code('curriculum.pre_done'));
  });

  test('attempts are limited', async () => {
    const person = await learner();
    for (let n = 0; n < 3; n += 1) await sit(person, 'post', 9);
    await expect(begin(person, 'post')).rejects.toEqual(code('curriculum.no_attempts_left'));
  });

  test('who began a version that was retired meanwhile finishes it; nobody else begins it', async () => {
    const [begun, late] = [await learner(), await learner()];
    const old = versionId;
    await sit(begun, 'pre', 3);
    const { id } = await act(office.store, centre.viewer, reviseCourse, { versionId: old });
    await act(office.store, centre.viewer, publishVersion, { id, version: 1 });
    versionId = id;
    expect(await begin(begun, 'post', old)).toHaveProperty('id');
    await expect(begin(late, 'post', old)).rejects.toEqual(code('office.not_found'));
  });
});

test('a bad question that is withdrawn gives its point to whoever drew it, and the old score stays beside the new', async () => {
  const person = await learner();
  const id = await sit(person, 'post', 9);
  const [bad] = await office.owner<{ id: string }>(
    'SELECT question_id AS id FROM office.attempt_answers WHERE attempt_id = $1 AND place_no = 14',
    [id],
  );
  await expect(
    act(office.store, person.viewer, withdrawQuestion, { id: bad!.id, version: 1, reason: 'ตัวเลือกกำกวม' }),
  ).rejects.toEqual(code('office.not_permitted'));
  const done = { id: bad!.id, version: 1, reason: 'ตัวเลือกกำกวม' };
  expect((await act(office.store, centre.viewer, withdrawQuestion, done)).graded).toBeGreaterThan(0);
  expect(await attempt(id)).toMatchObject({ score: 10, total: 14 });
  const gradings = await office.owner<{ score: number }>(
    'SELECT score FROM office.attempt_gradings WHERE attempt_id = $1 ORDER BY grading_id',
    [id],
  );
  expect(gradings.map(({ score }) => score)).toEqual([9, 10]);
  const { id: next } = await begin(await learner(), 'pre');
  const drawn = await office.owner(
    'SELECT FROM office.attempt_answers WHERE attempt_id = $1 AND question_id = $2',
    [next, bad!.id],
  );
  expect(drawn).toEqual([]);
});
