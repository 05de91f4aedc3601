/** Courses as their pages answer: a test on a phone without script, what its source tells, and who may not open it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { act } from '#office/action.ts';
import { seedTerritory } from '#office/territory/take-in.ts';
import { importCourse } from '#programme/curriculum/actions/import-course.ts';
import { publishVersion } from '#programme/curriculum/actions/publish-version.ts';
import { readCourseFile } from '#programme/curriculum/course-file.ts';
import { starterCourse } from '#programme/curriculum/starter.ts';
import { formsIn } from '#tests/forms.ts';
import { testDoor } from '#tests/office-door.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { signedIn, stranger, type SiteReader } from '#tests/signed-in.ts';
import { testSite } from '#tests/site.ts';

const office = officeStore();
const door = testDoor(office, { secondStep: 'offered' });
const site = testSite(() => ({ store: office.store, door, demonstration: false }));
const course = readCourseFile(starterCourse());
const questions = course.modules.flatMap((one) => one.questions);
const address = `/courses/${course.slug}`;
let learner: Person;
let reader: SiteReader;

beforeAll(async () => {
  const centre = await office.person({ role: 'centre_officer', scope: ['nation', ''] });
  const { id } = await act(office.store, centre.viewer, importCourse, { content: starterCourse() });
  await act(office.store, centre.viewer, publishVersion, { id, version: 1 });
  learner = await office.person({ role: 'governor', scope: ['province', 'TH-74'] });
  reader = await signedIn(site.url, office, door, learner);
});

const mainOf = (html: string) => /<main[\s\S]*<\/main>/u.exec(html)?.[0] ?? '';

/** Begins a test by the course's page. @returns the address of its paper */
async function begin(who: SiteReader, kind: 'pre' | 'post'): Promise<string> {
  const { html } = await who.get(address);
  const form = formsIn(html, address).find(({ fields }) => fields.some(({ value }) => value === kind))!;
  const fields = Object.fromEntries(form.fields.map(({ name, value }) => [name, value]));
  const [once, twice] = [await who.post(form.action, fields), await who.post(form.action, fields)];
  expect(once.status, mainOf(once.html)).toBe(303);
  expect(twice.location).toBe(once.location); // pressed twice on a poor line
  return once.location;
}

describe('lessons', () => {
  test('are read by every role, say on every page that they are a draft, and show no markup of theirs', async () => {
    for (const { slug, lessons } of course.modules) {
      const { status, html } = await reader.get(`${address}/${lessons[0]!.slug}`);
      expect(status, slug).toBe(200);
      expect(mainOf(html)).toContain('รอสำนักงาน ป.ป.ท. แทนที่');
      expect(mainOf(html)).not.toContain('**');
    }
  });

  test('that are public are read by everybody; the others are not there, like one that does not exist', async () => {
    const anybody = stranger(site.url);
    expect((await anybody.get('/learning')).html).toContain(`/learning/course/${course.slug}`);
    expect((await anybody.get(`/learning/course/${course.slug}/gifts`)).html).toContain('ก่อนรับ ถามสี่ข้อ');
    const hidden = await anybody.get(`/learning/course/${course.slug}/conflict-of-interest`);
    const none = await anybody.get(`/learning/course/${course.slug}/no-such-lesson`);
    expect([hidden.status, none.status]).toEqual([404, 404]);
    expect(mainOf(hidden.html)).toBe(mainOf(none.html));
  });
});

describe('a test', () => {
  test('is taken question by question, tells nothing of what is right, and is resumed elsewhere where it was left', async () => {
    const paper = await begin(reader, 'pre');
    const first = await reader.get(paper);
    const form = formsIn(first.html, paper).find(({ action }) => action.includes('save'))!;
    const choice = form.fields.find(({ name }) => name === 'choice')!;
    const asked = questions.find(({ prompt }) => mainOf(first.html).includes(prompt.th))!;
    expect(choice.options.toSorted()).toEqual(asked.choices.map(({ id }) => id).toSorted());
    for (const { why } of questions) expect(mainOf(first.html)).not.toContain(why.th);
    expect(mainOf(first.html)).not.toMatch(/right|is_right|<script/iu);
    const sent = await reader.post(form.action, { place: '1', choice: choice.options[1]! });
    expect(sent.status).toBe(303);
    // Another device, and the clock of neither matters: the page says until when by the server's.
    const phone = await signedIn(site.url, office, door, learner);
    const again = await phone.get(`${paper}?q=1`);
    expect(again.html).toMatch(
      new RegExp(`value="${choice.options[1]!}" checked|checked[^>]*value="${choice.options[1]!}"`, 'u'),
    );
    expect(mainOf(again.html)).toMatch(/เหลือ (29|30) นาที/u);
    const done = await phone.post(`${paper}?/hand_in`, {});
    expect(done.status).toBe(303);
    const late = await reader.post(form.action, { place: '2', choice: 'a' });
    expect(late.status).toBe(409);
    const result = await reader.get(paper);
    for (const { why } of questions) expect(mainOf(result.html)).not.toContain(why.th);
    expect(mainOf(result.html)).toContain('จาก 14');
  });

  test('of another is answered as one that does not exist, to open, to answer and to hand in', async () => {
    const other = await signedIn(
      site.url,
      office,
      door,
      await office.person({ role: 'area_officer', scope: ['area', '7'] }),
    );
    const theirs = await begin(reader, 'post');
    const none = `/courses/tests/a0000000-0000-4000-8000-000000000000`;
    const bare = (html: string) =>
      mainOf(html).replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu, 'ID');
    for (const [path, fields] of [
      ['', null],
      ['?/save', { place: '1', choice: 'a' }],
      ['?/hand_in', {}],
    ] as const) {
      const answers = await Promise.all(
        [theirs, none].map((paper) => (fields ? other.post(`${paper}${path}`, fields) : other.get(paper))),
      );
      expect(
        answers.map(({ status }) => status),
        path,
      ).toEqual([404, 404]);
      expect(bare(answers[0]!.html)).toBe(bare(answers[1]!.html));
    }
    expect(site.log.join('')).not.toContain(questions[0]!.prompt.th);
  });
});

describe('the centre', () => {
  test('takes a file in, is told of a bad one, and hands the version out again; nobody else finds these pages', async () => {
    const centre = await signedIn(
      site.url,
      office,
      door,
      await office.person({ role: 'centre_officer', scope: ['nation', ''] }),
    );
    const send = (text: string) => {
      const form = new FormData();
      form.append('content', new File([text], 'course.yaml'));
      return centre.post('/courses/edit?/take', form);
    };
    expect((await send('a: [')).html).toContain('YAML');
    expect((await send('')).status).toBe(422);
    const taken = await send(starterCourse());
    expect(taken.status).toBe(303);
    expect((await centre.get(`${taken.location}/file`)).html).toBe(starterCourse());
    expect(mainOf((await centre.get(taken.location)).html)).toContain('ประกาศใช้รุ่นนี้');
    for (const address of ['/courses/edit', taken.location, `${taken.location}/file`])
      expect((await reader.get(address)).status, address).toBe(404);
  });
});

describe('the code of a certificate', () => {
  test('that is made up is answered with one page, whatever it is; too many in a row wait', async () => {
    const anybody = stranger(site.url);
    const form = formsIn((await anybody.get('/certificates')).html, '/certificates').find(({ fields }) =>
      fields.some(({ name }) => name === 'paper'),
    )!;
    const sent = await anybody.post(form.action, { paper: ' abcd-efgh <b> ' });
    expect(sent.location).toBe('/certificates/abcd-efghb');
    const pages = await Promise.all(
      ['ABCD', '0'.repeat(24), 'Z'.repeat(24), encodeURIComponent('" onload="x')].map((code) =>
        anybody.get(`/certificates/${code}`),
      ),
    );
    for (const { status, html } of pages)
      expect([status, mainOf(html)]).toEqual([200, mainOf(pages[0]!.html)]);
    const statuses = await Promise.all(
      Array.from({ length: 130 }, (_, at) => anybody.get(`/certificates/${at}`)),
    );
    expect(statuses.map(({ status }) => status)).toContain(429);
  });
});

test('a trainer is found in the registry, entered by a form, and chosen at a training, which says who is not in the pool', async () => {
  await seedTerritory(office.store);
  const enter = async (given: string) => {
    const [row] = await office.owner<{ id: string }>(
      `INSERT INTO office.participants (given_name, family_name, name_key, sound_key, search_text, sector, province_iso)
       VALUES ($1, 'สมมุติ', $1, $1, $1, 'pacc_area', 'TH-74') RETURNING participant_id AS id`,
      [given],
    );
    return row!.id;
  };
  const [known, other] = [await enter('วิทยากร'), await enter('ผู้อื่น')];
  await office.owner('INSERT INTO office.fiscal_years (fiscal_year_be) VALUES (2570) ON CONFLICT DO NOTHING');
  const [meeting] = await office.owner<{ id: string }>(
    `INSERT INTO office.activities (slug, fiscal_year_be, area_no, province_iso, kind, on_day, title_th, title_en, source, state)
     VALUES ('training', 2570, 7, 'TH-74', 'training', '2026-11-10', 'อบรมสมมุติ', 'Training', 'test', 'held') RETURNING activity_id AS id`,
  );
  const desk = await signedIn(
    site.url,
    office,
    door,
    await office.person({ role: 'area_officer', scope: ['area', '7'] }),
  );
  const [{ id: courseId } = { id: '' }] = await office.owner<{ id: string }>('SELECT course_id AS id FROM office.courses'); // prettier-ignore
  expect(mainOf((await desk.get('/courses/trainers/new?q=วิทยากร')).html)).toContain(known);
  const entry = { participantId: known, courseId, basis: 'คำสั่งสมมุติ', fromOn: '2026-10-01', untilOn: '' };
  expect((await desk.post('/courses/trainers/new', entry)).status).toBe(303);
  const pool = mainOf((await desk.get('/courses/trainers')).html);
  expect(pool).toContain('วิทยากร สมมุติ');
  expect(pool).toContain('ทุกหมวด');
  const address = `/meetings/${meeting!.id}/trainers`;
  for (const participantId of [known, other])
    expect((await desk.post(`${address}?/choose`, { participantId, courseId, minutes: '' })).status).toBe(
      303,
    );
  const shown = mainOf((await desk.get(address)).html);
  expect(shown.match(/ไม่อยู่ในคณะวิทยากรของหลักสูตรนี้/gu)).toHaveLength(1);
  expect(shown.match(/ไม่ได้บันทึก/gu)).toHaveLength(2);
  expect((await reader.get('/courses/trainers')).status).toBe(404); // a governor
  expect((await reader.get(address)).status).toBe(404);
});
