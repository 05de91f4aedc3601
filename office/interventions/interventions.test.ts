/** The ledger is what the records say, no more and no less; and no consultation is among it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { bangkokToday } from '#kernel/working-days.ts';
import { inventedCandidate, inventedFlag } from '#tests/invented-candidate.ts';
import { seeded } from '#tests/any-rows.ts';
import { officeStore, publicViewer, type Person } from '#tests/office-store.ts';
import { testTaken } from '#tests/results-rows.ts';
import { castOf, farAgency, layWorld, municipality, openedItem, school, type Cast } from '#tests/watch-world.ts'; // prettier-ignore
import { interventions, type Intervention, type LedgerFilters } from './queries.ts';

const office = officeStore();
let cast: Cast;
beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
});

/** Every page of it, in pieces so small that they meet. */
async function all(by: Person, filters: LedgerFilters = {}): Promise<Intervention[]> {
  const found: Intervention[] = [];
  let after: string | null | undefined;
  while (after !== null) {
    const from: string | undefined = after;
    const page = await office.store.within(by.viewer, (tx) =>
      interventions(tx, { ...filters, after: from }, 7),
    );
    found.push(...page.rows);
    after = page.next;
  }
  return found;
}

const ids = ({ flagsBefore }: Intervention) =>
  flagsBefore?.map(({ id, version }) => `${id}@${version}`) ?? null;

describe('letters drawn at random', () => {
  const draw = seeded(61);
  const of = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)]!;
  const agencies = [school, municipality, farAgency];
  const flags = ['single-bidder', 'purchases-just-below-limit', 'year-end-rush'];
  const signals = Array.from({ length: 14 }, (_, at) => ({
    subjectId: `tender:egp:${at}`,
    agencyId: of(agencies.slice(0, at < 10 ? 1 : 2)),
    flags: flags.filter(() => draw() < 0.4),
    at: new Date(Date.parse('2026-01-01T00:00:00+07:00') + Math.floor(draw() * 240) * 43_200_000), // midnights among them
  }));
  const letters = Array.from({ length: 60 }, (_, at) => ({
    no: at + 1,
    agencyId: of(agencies),
    secrecy: draw() < 0.2 ? 'secret' : 'ordinary',
    state: of(['drafted', 'numbered', 'dispatched', 'received', 'answered']),
    day: bangkokToday(new Date(Date.parse('2026-01-02T12:00:00Z') + Math.floor(draw() * 200) * 86_400_000)),
  }));

  beforeAll(async () => {
    for (const { subjectId, agencyId, flags: flagIds, at } of signals) {
      const flagList = flagIds.map((flagId) => inventedFlag({ flagId, version: 2 }));
      const { content } = inventedCandidate({ subjectId, agencyId, flags: flagList });
      await office.owner(
        `INSERT INTO office.signals (subject_kind, subject_id, fiscal_year_be, agency_id, area_no, province_iso, generation,
           content, sha256, frozen_by, frozen_at)
         VALUES ('tender', $1, 2569, $2, 7, 'TH-74', 1, $3, encode(sha256(convert_to($3, 'UTF8')), 'hex'), $4, $5)`,
        [subjectId, agencyId, JSON.stringify(content), cast.officer.personId, at],
      );
    }
    for (const { no, agencyId, secrecy, state, day } of letters) {
      const words = secrecy === 'secret' ? null : `เรื่องสมมุติที่ ${no} ของหน่วยงาน`;
      const isSent = !['drafted', 'numbered'].includes(state);
      await office.owner(
        `INSERT INTO office.letters (office_no, kind, secrecy, state, recipient_kind, recipient_id, recipient_name, subject_line,
           body, drafted_by, register_no, register_year_be, numbered_on, dispatched_on)
         VALUES ($1, 'external', $2, $3, 'agency', $4, 'หัวหน้าหน่วยงาน', $5, $5, $6, $7::int, 2569, $8, $9)`,
        [agencyId === farAgency ? 5 : 7, secrecy, state, agencyId, words, cast.officer.personId, no, day, isSent ? day : null],
      );
    }
  }, 60_000); // prettier-ignore

  /** What the two tables say, reckoned without the database. */
  const expected = (agenciesSeen: readonly string[]) =>
    letters
      .filter(({ secrecy, state }) => secrecy === 'ordinary' && state !== 'drafted' && state !== 'numbered')
      .filter(({ agencyId }) => agenciesSeen.includes(agencyId))
      .map(({ agencyId, day, no }) => {
        const known = signals.filter(
          (one) => one.agencyId === agencyId && one.at.getTime() < Date.parse(`${day}T00:00:00+07:00`),
        );
        const stood = [...new Set(known.flatMap((one) => one.flags.map((flag) => `${flag}@2`)))].sort();
        return [day, agencyId, `เรื่องสมมุติที่ ${no} ของหน่วยงาน`, known.length === 0 ? null : stood];
      })
      .sort();
  const told = (rows: Intervention[]) =>
    rows.map((row) => [row.onDay, row.agencyId, row.titleTh, ids(row)]).sort();

  test('stand in the ledger as sent, with the flags frozen before the day; a ลับ one and a draft never', async () => {
    const mine = expected([school, municipality]);
    const known = mine.map(([, , , stood]) => stood);
    expect(known).toContain(null); // unknown is not none
    expect(known.some((stood) => Array.isArray(stood) && stood.length > 1)).toBe(true);
    expect(told(await all(cast.officer))).toEqual(mine);
    expect(told(await all(cast.elsewhere))).toEqual(expected([farAgency]));
    expect(told(await all(cast.centre))).toEqual(expected(agencies));
    const ordered = (await all(cast.centre)).map(({ onDay }) => onDay);
    expect(ordered).toEqual(ordered.toSorted().toReversed());
  });

  test('are found by year, province, kind and agency, and tell no flag to anybody who is no desk', async () => {
    const count = async (filters: LedgerFilters) => (await all(cast.centre, filters)).length;
    const every = await count({});
    expect((await count({ be: 2569 })) + (await count({ be: 2570 }))).toBe(every);
    expect((await count({ provinceIso: 'TH-74' })) + (await count({ provinceIso: 'TH-50' }))).toBe(every);
    expect([await count({ kind: 'letter' }), await count({ kind: 'visit' })]).toEqual([every, 0]);
    expect(await count({ agency: 'แดนสมมุติ' })).toBe(expected([farAgency]).length);
    expect(await count({ after: 'ไม่ใช่แถว' })).toBe(every);
    // Whoever is no desk is told no flag by it, the agency least of all; its own letters it has anyway.
    const head = await office.store.within(cast.head.viewer, (tx) => interventions(tx, {}, 100));
    expect(head.rows).toHaveLength(expected([school]).length);
    expect(head.rows.map(ids)).toEqual(head.rows.map(() => null));
    const others = [cast.suppression.viewer, cast.governor.viewer, publicViewer];
    for (const viewer of others)
      expect((await office.store.within(viewer, (tx) => interventions(tx))).rows).toEqual([]);
  });
});

test('a call that reached somebody, a training, a course, a visit and an activity each make one row', async () => {
  const { id: itemId } = await openedItem(office, cast.officer, { agencyId: municipality });
  const by = cast.officer.personId;
  const day = '2025-11-05';
  const one = async (text: string, values: unknown[]) =>
    (await office.owner<{ id: string }>(`${text} RETURNING *`, values)) as unknown as Record<string, string>[];
  const [letter] = await one(
    `INSERT INTO office.letters (office_no, kind, secrecy, recipient_kind, recipient_id, recipient_name, subject_line, body, drafted_by)
     VALUES (7, 'external', 'ordinary', 'agency', $1, 'หัวหน้าหน่วยงาน', 'ร่างคำเตือนสมมุติ', 'ร่างคำเตือนสมมุติ', $2)`,
    [municipality, by],
  );
  const [warning] = await one(
    `INSERT INTO office.urgent_warnings (watch_item_id, letter_id, area_no, addressee, head_concerned, power_id, act, before_at,
       grounds, supervisor_name, drafted_by)
     VALUES ($1, $2, 7, 'agency', false, 'power', 'ลงนามสัญญาสมมุติ', now(), 'เหตุผลสมมุติที่ยาวพอ', 'นายอำเภอ', $3)`,
    [itemId, letter!['letter_id'], by],
  );
  for (const isReached of [true, false])
    await office.owner(
      `INSERT INTO office.warning_calls (warning_id, called_at, is_reached, spoke_to, words, called_by)
       VALUES ($1, '2025-11-04T18:30:00Z', $2, 'ปลัด', 'แจ้งแล้ว', $3)`,
      [warning!['warning_id'], isReached, by],
    );
  await office.owner(`INSERT INTO office.fiscal_years (fiscal_year_be) VALUES (2569) ON CONFLICT DO NOTHING`);
  const activity = async (kind: string) =>
    (
      await one(
        `INSERT INTO office.activities (slug, fiscal_year_be, kind, area_no, province_iso, on_day, title_th, title_en, source, state)
         VALUES ($1, 2569, $2, 7, 'TH-74', $3, 'กิจกรรมสมมุติ', 'Invented activity', 'สมมุติ', 'held')`,
        [`ledger-${kind.replace('_', '-')}`, kind, day],
      )
    )[0]!['activity_id']!;
  const training = await activity('training');
  for (const state of ['present', 'present', 'withdrawn']) {
    const [participant] = await one(
      `INSERT INTO office.participants (given_name, family_name, name_key, sound_key, sector, agency_id)
       VALUES ('สมมุติ', 'ทดสอบ', 'x', 'x', 'local_government', $1)`,
      [municipality],
    );
    await office.owner(
      `INSERT INTO office.attendances (activity_id, participant_id, how, sector, state) VALUES ($1, $2, 'desk', 'local_government', $3)`,
      [training, participant!['participant_id'], state],
    );
  }
  await testTaken(office, { personId: cast.clerk.personId, kind: 'post', score: 8, at: `${day}T10:00:00+07:00` });
  await office.owner(`UPDATE office.attempts SET agency_id = $1`, [municipality]);
  await office.owner(`UPDATE office.course_versions SET state = 'published', published_at = now()`);
  const seen = await activity('field_watch');
  const visited = await activity('mobile_clinic');
  for (const id of [seen, visited])
    await office.owner('INSERT INTO office.activity_agencies (activity_id, agency_id) VALUES ($1, $2)', [id, municipality]);
  const [visit] = await one(
    `INSERT INTO office.visits (number, area_no, province_iso, purpose, on_day, place, lead_id, activity_id, begun_at, planned_by, state)
     VALUES ('ลพ.7/2569/0001', 7, 'TH-74', 'watch', $1, 'ที่สมมุติ', $2, $3, now(), $2, 'under_way')`,
    [day, by, visited],
  );
  for (const [agency, checklist] of [[municipality, 'one'], [municipality, 'two'], [school, null]])
    await office.owner(
      `INSERT INTO office.visit_agencies (visit_id, agency_id, checklist_id, overall, overall_words, seen_by, seen_at, state)
       SELECT $1, $2, $3, o, 'สมมุติ' || left(o, 0), p, CASE WHEN p IS NOT NULL THEN now() END, $5
       FROM (SELECT CASE WHEN $4::uuid IS NOT NULL THEN 'as_should' END AS o, $4::uuid AS p) x`,
      [visit!['visit_id'], agency, checklist, agency === school ? null : by, agency === school ? 'to_see' : 'seen'],
    );

  const told = (rows: Intervention[]) =>
    rows
      .filter(({ kind }) => kind !== 'letter')
      .map(({ kind, onDay, recordId, agencyId, personCount }) => [kind, onDay, recordId, agencyId, personCount])
      .sort();
  const version = 'c0000000-0000-4000-8000-000000000002';
  const announced = [
    ['call', day, warning!['warning_id'], municipality, null],
    ['course', day, version, municipality, 1],
    ['field_activity', day, seen, municipality, null],
    ['training', day, training, municipality, 2],
  ];
  expect(told(await all(cast.director, { be: 2569 }))).toEqual([...announced, ['visit', day, visit!['visit_id'], municipality, null]]);
  // The centre sees no clinic's visit, but the activity that it carried out.
  expect(told(await all(cast.centre, { be: 2569 }))).toEqual(
    [...announced, ['field_activity', day, visited, municipality, null]].sort(),
  );
  expect(told(await all(cast.elsewhere))).toEqual([]);
}, 60_000); // prettier-ignore

test('it is made of these records and of nothing that was asked of the clinic', async () => {
  const rows = await office.owner<{ name: string }>(
    `SELECT DISTINCT c.relname AS name FROM pg_rewrite r JOIN pg_depend d ON d.objid = r.oid AND d.classid = 'pg_rewrite'::regclass
     JOIN pg_class c ON c.oid = d.refobjid AND d.refclassid = 'pg_class'::regclass
     WHERE r.ev_class = 'office.interventions'::regclass AND c.relname <> 'interventions' ORDER BY 1`,
  );
  expect(rows.map(({ name }) => name)).toEqual([
    'activities', 'activity_agencies', 'attempts', 'attendances', 'course_versions', 'courses', 'letters', 'urgent_warnings',
    'visit_agencies', 'visits', 'warning_calls', 'watch_items',
  ]);
  const [view] = await office.owner<{ options: string[] }>(
    `SELECT reloptions AS options FROM pg_class WHERE oid = 'office.interventions'::regclass`,
  );
  expect(view!.options).toContain('security_invoker=true'); // else it would show every row to everybody
}); // prettier-ignore
