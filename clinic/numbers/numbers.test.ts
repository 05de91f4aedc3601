/**
 * The clinics' numbers add up, and tell of nobody: no sum and no difference of sums is of fewer than ten questions by
 * province or topic, whatever was asked.
 */
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { randomFor } from '#seed/random.ts';
import type { Viewer } from '#platform/postgres/store.ts';
import { officeStore, publicViewer, type Person } from '#tests/office-store.ts';
import { layWorld, school } from '#tests/watch-world.ts';
import { fewest, fewestChanged } from './floors.ts';
import { clinicCounts, type ClinicCount } from './read.ts';

const office = officeStore();
let centre: Person;
let officer: Person;
const topics = ['buying_method', 'money', 'land'];
const provinces = [null, 'TH-74', 'TH-73'];

/** A question past its actions: Area 7's unless said otherwise. */
interface Asked {
  area?: number;
  topic?: string;
  province?: string | null;
  agency?: string | null;
  on?: string;
  answeredOn?: string | null;
  answerBy?: string;
  pointed?: boolean;
  changedThb?: string | null;
}

let serial = 0;

async function ask(...questions: Asked[]): Promise<void> {
  for (const one of questions) {
    const answered = one.answeredOn ?? null;
    const state = one.pointed ? 'not_ours' : answered === null ? 'received' : 'answered';
    const [row] = await office.owner<{ id: string }>(
      `INSERT INTO office.consultations (number, area_no, channel, asker_kind, topic, question, search_text, urgency, answer_by_on,
         received_at, received_by, province_iso, agency_id, answered_on, state, taken_by, pointed_to, pointed_note)
       VALUES ($1, $2, 'phone', 'official', $3, 'คำถามสมมุติเพื่อการนับ', '', 'ordinary', $4, $5::date + time '12:00', $6, $7, $8,
         $9, $10, $6, $11, $12) RETURNING consultation_id AS id`,
      [
        `ปษ.นับ/${(serial += 1)}`,
        one.area ?? 7,
        one.topic ?? 'money',
        one.answerBy ?? '2026-03-31',
        one.on ?? '2026-02-10',
        officer.personId,
        one.province ?? null,
        one.agency ?? null,
        answered,
        state,
        one.pointed ? 'nacc' : null,
        one.pointed ? 'แนะนำช่องทางสมมุติ' : null,
      ],
    );
    if (one.changedThb !== undefined)
      await office.owner(
        `INSERT INTO office.advice_follow_ups (consultation_id, area_no, days, due_on, did, outcome, changed_thb, recorded_by,
           recorded_at, state) VALUES ($1, $2, 30, '2026-04-01', 'followed', 'changed_before', $3, $4, now(), 'recorded')`,
        [row!.id, one.area ?? 7, one.changedThb, officer.personId],
      );
  }
}

const times = (n: number, one: Asked): Asked[] => Array.from({ length: n }, () => one);
const counts = (by: Person, be = 2569) => office.store.within(by.viewer, (tx) => clinicCounts(tx, be));
/** Past every page, as the database itself answers. */
const past = (viewer: Viewer) =>
  office.store.within(
    viewer,
    async (tx) => (await sql`SELECT * FROM office.clinic_counts(2569)`.execute(tx)).rows,
  );
const cell = (rows: ClinicCount[], part: ClinicCount['part'], key: string | null) =>
  rows.find((row) => row.areaNo === 7 && row.quarter === 2 && row.part === part && row.key === key);

beforeAll(async () => {
  await layWorld(office);
  centre = await office.person({ role: 'centre_officer', scope: ['nation', ''] });
  officer = await office.person({ role: 'area_officer', scope: ['area', '7'] });
});

beforeEach(async () => {
  await office.owner('TRUNCATE office.advice_follow_ups, office.consultations CASCADE');
});

describe('the centre', () => {
  test('is given sums by Area and quarter, with what came of them', async () => {
    await ask(
      ...times(9, { answeredOn: '2026-02-20' }),
      ...times(3, { answeredOn: '2026-04-20', changedThb: '100000.25' }),
      { pointed: true },
      { on: '2026-04-01' },
    );
    const rows = await counts(centre);
    expect(rows.filter(({ part }) => part === 'all')).toMatchObject([
      { areaNo: 7, quarter: 2, asked: 13, pointed: 1, answered: 12, inTime: 9, told: 3, followed: 3, changedBefore: 3, changedThb: '300000.75' },
      { areaNo: 7, quarter: 3, asked: 1, pointed: null, answered: null, changedThb: null },
    ]); // prettier-ignore
  });

  test('is told no money of fewer than three changed purchases', async () => {
    await ask(...times(10, { answeredOn: '2026-02-20' }), ...times(2, { changedThb: '5000000' }));
    expect(cell(await counts(centre), 'all', '')).toMatchObject({ changedBefore: 2, changedThb: null });
  });

  test('is told nothing of a quarter that runs, while the Area’s own desk counts it', async () => {
    const [today] = await office.owner<{ be: number; on: string }>(
      `SELECT extract(year FROM d)::int + 543 + (extract(month FROM d) >= 10)::int AS be, d::text AS on
       FROM (SELECT (now() AT TIME ZONE 'Asia/Bangkok')::date AS d) AS t`,
    );
    await ask(...times(2, { on: today!.on, changedThb: '7' }));
    expect(await counts(centre, today!.be)).toEqual([]);
    expect(await counts(officer, today!.be)).toMatchObject([
      { areaNo: 7, part: 'all', asked: 2, changedBefore: 2, changedThb: '14.00' },
    ]);
  });
});

test('another Area’s desk, a director elsewhere, the referral group, an agency’s head and the public are told nothing', async () => {
  await ask(...times(12, {}));
  const none = [
    { role: 'area_officer', scope: ['area', '5'] },
    { role: 'area_director', scope: ['area', '1'] },
  ] as const;
  for (const one of none)
    expect(await counts(await office.person({ ...one, scope: [...one.scope] }))).toEqual([]);
  const refused = [
    { role: 'referral_officer', scope: ['area', '7'] },
    { role: 'administrator', scope: ['nation', ''] },
    { role: 'nacc_centre', scope: ['nation', ''] },
    { role: 'governor', scope: ['province', 'TH-74'] },
    { role: 'agency_head', scope: ['agency', school] },
  ] as const;
  for (const one of refused) {
    const person = await office.person({ ...one, scope: [...one.scope] });
    await expect(counts(person)).rejects.toMatchObject({ code: 'office.not_found' });
    // Nor from the database itself, past every page.
    expect(await past(person.viewer)).toEqual([]);
  }
  expect(await past(publicViewer)).toEqual([]);
});

test('an adviser who has a post at the asker’s agency counts no more than the desk’s list shows', async () => {
  await ask(...times(3, {}), { agency: school });
  await office.person({ role: 'agency_head', scope: ['agency', school], personId: officer.personId });
  expect(cell(await counts(officer), 'all', '')).toMatchObject({ asked: 3 });
  expect(cell(await counts(centre), 'all', '')).toMatchObject({ asked: 4 });
  await office.owner(`UPDATE office.posts SET until_at = now() WHERE person_id = $1 AND scope_kind = 'agency'`, [officer.personId]); // prettier-ignore
});

describe('provinces and topics', () => {
  test('are named from ten questions on, and the rest stand together', async () => {
    await ask(
      ...times(15, { topic: 'money' }),
      ...times(12, { topic: 'land' }),
      ...times(4, { topic: 'buying_method' }),
    );
    const rows = await counts(centre);
    expect(cell(rows, 'topic', 'money')).toMatchObject({ asked: 15 });
    // Four alone would be told by the difference: the twelve go with them.
    expect(cell(rows, 'topic', 'land')).toBeUndefined();
    expect(cell(rows, 'topic', null)).toMatchObject({ asked: 16 });
  });

  test('are never told, and never to be worked out, below ten: whatever was asked', async () => {
    const random = randomFor(5, 'clinic numbers');
    for (let draw = 0; draw < (process.env['TRUATKHAP_LONG'] ? 60 : 6); draw += 1) {
      await office.owner('TRUNCATE office.advice_follow_ups, office.consultations CASCADE');
      const most = [3, 12, 30][draw % 3]!;
      const drawn = topics.flatMap((topic) =>
        provinces.flatMap((province) => times(Math.floor(random.next() * most), { topic, province })),
      );
      await ask(...drawn);
      const rows = await counts(centre);
      const whole = drawn.length;
      for (const part of ['province', 'topic'] as const) {
        const told = rows.filter((row) => row.part === part);
        for (const row of told) {
          expect(row.asked).toBeGreaterThanOrEqual(fewest);
          if (row.key === null) continue;
          const really = drawn.filter(
            (one) => (part === 'topic' ? one.topic : (one.province ?? '')) === row.key,
          );
          expect(row.asked).toBe(really.length);
        }
        if (told.length > 0) expect(told.reduce((sum, row) => sum + row.asked, 0)).toBe(whole);
      }
    }
  });
});

test('the floors on the screen are the floors in the database', async () => {
  const [row] = await office.owner<{ text: string }>(
    `SELECT pg_get_functiondef('office.clinic_counts(integer)'::regprocedure) AS text`,
  );
  expect(row!.text).toContain(`asked >= ${fewest}`);
  expect(row!.text).toContain(`changed_before >= ${fewestChanged}`);
});
