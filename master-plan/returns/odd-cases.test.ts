/** What a return can be given that no form was made for: sums beyond a state’s budget, satang, somebody who is gone, two at once, another year. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { provinceSums, projectSums } from '#master-plan/roll-up/read.ts';
import { planRound } from '#master-plan/rounds/actions/plan-round.ts';
import { act } from '#office/action.ts';
import { seedProgrammeYears } from '#programme/take-in.ts';
import { seedTerritory } from '#office/territory/take-in.ts';
import { layRound, ratioCard, round, sent, sumCard } from '#tests/laid-returns.ts';
import { officeStore, type Person } from '#tests/office-store.ts';
import { inDays, layWorld } from '#tests/watch-world.ts';
import { askedOf } from './asked.ts';
import { beginWithRecords } from './recorded.ts';
import { acceptReturn } from './actions/accept.ts';
import { saveReturn } from './actions/save.ts';
import { sendReturn } from './actions/send.ts';
import type { AskedCard, ReturnContent } from './content.ts';
import { doubtsOf } from './doubts.ts';
import { dues } from './dues.ts';
import { hundredthsOf } from './figures.ts';
import { decisionsOf, readReturnRow } from './queries.ts';
import { readReturn } from './read-return.ts';
import { emptyProject, emptyValue, type TypedReturn } from './typed.ts';

const office = officeStore();
let ids: string[];
let officer: Person;
let head: Person;
let centre: Person;

beforeAll(async () => {
  await seedTerritory(office.store);
  await layWorld(office);
  ids = await layRound(office, ['หน่วยงานสมมุติหนึ่ง', 'หน่วยงานสมมุติสอง', 'หน่วยงานสมมุติสาม']);
  officer = await office.person({ role: 'agency_officer', scope: ['agency', 'agency:office:laid-1'] });
  head = await office.person({ role: 'agency_head', scope: ['agency', 'agency:office:laid-1'] });
  centre = await office.person({ role: 'nacc_centre', scope: ['nation', ''] });
});

const money: AskedCard = { id: 'money-saved', aggregation: 'sum', hasPartB: false, isShare: false, decimals: 2, isMoney: true, accrual: 'per_period' }; // prettier-ignore
const said = (a: string, comment = ''): ReturnContent =>
  readReturn({ values: { 'money-saved': { ...emptyValue, a, comment } }, projects: [] }, [money]).content;

describe('a figure', () => {
  test('of 538.8 billion baht is taken to the satang, and asks whether millions were meant where the quarter before said 538,800', () => {
    const content = said('538,800,000,000.25');
    expect(content.values[0]).toMatchObject({ given: 'value', a: 53_880_000_000_025n });
    const before = new Map([['money-saved', { earlier: [{ a: hundredthsOf('538800'), isSameYear: true }], target: null }]]); // prettier-ignore
    expect(doubtsOf(content, [money], before)).toMatchObject([
      { kind: 'unit', field: 'v.money-saved.comment', isExplained: false },
    ]);
    const explained = said('538,800,000,000.25', 'นับเป็นบาทตั้งแต่ไตรมาสนี้');
    expect(doubtsOf(explained, [money], before)[0]!.isExplained).toBe(true);
    expect(doubtsOf(said('538,801'), [money], before)).toEqual([]);
  });

  test('beyond what there can be, below nought, or an exponent is a fault at its field', () => {
    const faults = (a: string) =>
      readReturn({ values: { 'money-saved': { ...emptyValue, a } }, projects: [] }, [money]).faults;
    for (const a of ['99,999,999,999,999', '-1', '1e9', '12,34', '0.125', '١٢'])
      expect(faults(a), a).toMatchObject([{ field: 'v.money-saved.a' }]);
    expect(faults('๕๓๘,๘๐๐.๕๐')).toEqual([]);
  });

  test('of 0.1 and 0.2 makes 0.3, and thirds of satang are no part of a sum', async () => {
    const by = officer;
    for (const [at, [received, spent]] of [['0.10', '0.10'], ['0.20', '0.10'], ['9999999999999.99', '0.01']].entries())
      await sent(office, ids[at]!, by, { a: '1', ratio: [String(at), '3'], projects: [{ title: 'โครงการสมมุติ', parts: [1], money: [{ part: 1, received: received!, spent: spent! }] }] });
    const asked = { roundId: round, level: 'submitted', moment: null } as const;
    const [projects, values] = await office.store.within(centre.viewer, async (tx) => [await projectSums(tx, asked, ['TH-73']), await provinceSums(tx, asked, ['TH-73'])]);
    expect(projects.get('TH-73')).toMatchObject({ received: { 1: 1_000_000_000_000_029n }, spent: { 1: 21n } });
    expect(values.get('TH-73')!.get(ratioCard)).toMatchObject({ a: 300n, b: 900n });
  }); // prettier-ignore
});

describe('what the records hold', () => {
  test('is offered to whoever has typed nothing, counted for the body and the quarter alone, and shown beside what was sent', async () => {
    const agency = 'agency:office:laid-2';
    const clerk = await office.person({ role: 'agency_officer', scope: ['agency', agency] });
    await office.owner(`UPDATE office.indicators SET from_records = 'people_trained' WHERE indicator_id = $1`, [sumCard]);
    await seedProgrammeYears(office.store);
    // Three of the body within the quarter, one of them twice; one before it, one withdrawn, one of another body, one at a field watch.
    await office.owner(
      `WITH acts AS (INSERT INTO office.activities (slug, fiscal_year_be, kind, area_no, on_day, title_th, title_en, source, state, announced_at) SELECT 'laid-' || n, 2567, k, 7, '2024-02-01', 'กิจกรรมสมมุติ', 'Invented', 'test', 'announced', now()
          FROM (VALUES (1, 'training'), (2, 'workshop'), (3, 'field_watch')) AS t (n, k) RETURNING activity_id, slug),
       people AS (INSERT INTO office.participants (given_name, family_name, name_key, sound_key, sector, agency_id) SELECT 'สมมุติ' || n, 'ทดสอบ', 'สมมต' || n, 'สมมต' || n, 'local_government', CASE WHEN n = 6 THEN 'agency:office:laid-3' ELSE $1 END FROM generate_series(1, 7) AS n RETURNING participant_id, given_name)
       INSERT INTO office.attendances (activity_id, participant_id, in_at, how, sector, agency_id, state)
       SELECT a.activity_id, p.participant_id, t.at::timestamptz, 'desk', 'local_government', CASE WHEN t.who = 6 THEN 'agency:office:laid-3' ELSE $1 END, t.state
       FROM (VALUES (1, 1, '2024-01-01 00:30+07', 'present'), (1, 2, '2024-02-02 09:00+07', 'present'), (2, 1, '2024-02-02 09:00+07', 'present'), (3, 2, '2024-03-31 23:30+07', 'present'),
         (4, 1, '2023-12-31 23:30+07', 'present'), (5, 1, '2024-02-01 09:00+07', 'withdrawn'), (6, 1, '2024-02-01 09:00+07', 'present'), (7, 3, '2024-02-01 09:00+07', 'present')) AS t (who, act, at, state)
       JOIN acts a ON a.slug = 'laid-' || t.act JOIN people p ON p.given_name = 'สมมุติ' || t.who`,
      [agency],
    );
    const read = (who: Person, at: number) =>
      office.store.within(who.viewer, async (tx) => {
        const row = await readReturnRow(tx, ids[at]!);
        const asked = await askedOf(tx, row.id);
        return { begun: await beginWithRecords(tx, row, asked), recorded: asked.find(({ id }) => id === sumCard)!.recorded };
      });
    // The second return was sent above: what was sent stands, and the records beside it.
    expect(await read(clerk, 1)).toMatchObject({ recorded: 3, begun: { from: 'sent', typed: { values: { [sumCard]: { a: '1' } } } } });
    expect((await read(centre, 1)).recorded).toBe(3);
    await office.owner(`DELETE FROM office.return_drafts`);
    await office.owner(`UPDATE office.quarterly_returns SET revision_no = 0, state = 'owed' WHERE quarterly_return_id = $1`, [ids[1]]);
    expect((await read(clerk, 1)).begun).toMatchObject({ from: 'nothing', typed: { values: { [sumCard]: { a: '3' } } } });
    // Of an indicator counted since 1 October, the quarter's records are only a part.
    await office.owner(`UPDATE office.indicators SET accrual = 'cumulative' WHERE indicator_id = $1`, [sumCard]);
    expect(await read(clerk, 1)).toMatchObject({ recorded: null, begun: { typed: { values: {} } } });
    await office.owner(`UPDATE office.indicators SET accrual = 'per_period' WHERE indicator_id = $1`, [sumCard]);
    const elsewhere = await office.person({ role: 'nacc_province', scope: ['province', 'TH-50'] });
    const told = await office.store.within(elsewhere.viewer, (tx) => sql<{ told: string | null }>`SELECT office.from_records(${ids[1]}::uuid, 'people_trained') AS told`.execute(tx));
    expect(told.rows[0]!.told).toBeNull();
  }); // prettier-ignore
});

describe('a return', () => {
  const typed: TypedReturn = {
    values: { [sumCard]: { ...emptyValue, a: '7', comment: 'ลดลงตามแผน' }, [ratioCard]: { ...emptyValue, given: 'not_applicable', comment: 'ไม่มีการสอบ' } },
    projects: [{ ...emptyProject('a0000000-0000-4000-8000-00000000000a'), title: 'โครงการสมมุติ', parts: ['3'] }],
  }; // prettier-ignore
  const row = (person = officer) => office.store.within(person.viewer, (tx) => readReturnRow(tx, ids[0]!));
  const input = async () => ({ id: ids[0]!, version: (await row()).version });

  test('accepted by two at once is accepted once, and the second is told', async () => {
    await act(office.store, officer.viewer, sendReturn, { ...(await input()), typed, reason: 'ส่งใหม่สมมุติ' });
    const { version, revisionNo } = await row();
    const other = await office.person({ role: 'agency_head', scope: ['agency', 'agency:office:laid-1'] });
    const both = await Promise.allSettled(
      [head, other].map((one) =>
        act(office.store, one.viewer, acceptReturn.agency, { id: ids[0], version, revisionNo }),
      ),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: expect.stringMatching(/stale_edit|wrong_state/u) as string },
    });
    const decided = await office.store.within(officer.viewer, (tx) => decisionsOf(tx, ids[0]!));
    expect(decided.filter((one) => one.revisionNo === revisionNo)).toHaveLength(1);
  });

  test('stays accepted when whoever accepted it is gone and forgotten, and names nobody', async () => {
    const [before] = await office.store.within(officer.viewer, (tx) => decisionsOf(tx, ids[0]!));
    const who = await office.owner<{ id: string }>(
      `SELECT decided_by AS id FROM office.return_decisions WHERE moment = $1`,
      [before!.moment],
    );
    await office.owner(`UPDATE office.posts SET until_at = now() WHERE person_id = $1`, [who[0]!.id]);
    const dpo = await office.person({ role: 'dpo', scope: ['nation', ''] });
    const { rows } = await office.store.within(dpo.viewer, (tx) =>
      sql<{ outcome: string }>`SELECT office.erase_person(${who[0]!.id}::uuid) AS outcome`.execute(tx),
    );
    expect(rows[0]!.outcome).toBe('erased');
    const [after] = await office.store.within(officer.viewer, (tx) => decisionsOf(tx, ids[0]!));
    expect(after).toMatchObject({ moment: before!.moment, decision: 'accepted', level: 'agency' });
    expect(after!.decidedBy ?? 'บุคคลที่ลบข้อมูลแล้ว').toBe('บุคคลที่ลบข้อมูลแล้ว');
    expect((await row()).state).toBe('approved');
    const sums = await office.store.within(centre.viewer, (tx) =>
      provinceSums(tx, { roundId: round, level: 'agency', moment: null }, ['TH-73']),
    );
    expect(sums.get('TH-73')!.get(sumCard)).toMatchObject({ a: 700n, values: 1 });
  });

  test('of a quarter to come, or of one long past, is not filled in', async () => {
    await office.owner(`UPDATE office.return_rounds SET opens_at = now() + interval '1 day', closes_at = now() + interval '9 days' WHERE return_round_id = $1`, [round]);
    await expect(act(office.store, officer.viewer, saveReturn, { ...(await input()), typed })).rejects.toMatchObject({ code: 'returns.window_not_open' });
    await office.owner(`UPDATE office.return_rounds SET opens_at = '2024-04-01', closes_at = '2024-04-20' WHERE return_round_id = $1`, [round]);
    await expect(act(office.store, officer.viewer, sendReturn, { ...(await input()), typed, reason: 'ย้อนหลัง' })).rejects.toMatchObject({ code: 'returns.window_closed' });
    // The last rung: who has not sent when the window has closed is told to the province, not to another one.
    await office.owner(`UPDATE office.return_rounds SET opens_at = now() - interval '9 days', closes_at = now() - interval '1 day' WHERE return_round_id = $1`, [round]);
    const waits = async (iso: string) => {
      const person = await office.person({ role: 'nacc_province', scope: ['province', iso] });
      return (await office.store.within(person.viewer, dues)).filter(({ kind }) => kind === 'returns_not_sent');
    };
    expect(await waits('TH-73')).toMatchObject([{ href: `/master-plan/returns?round=${round}&state=owed`, title_en: expect.stringMatching(/closed: 1,/u) as string }]);
    expect(await waits('TH-50')).toEqual([]);
    const plan = (be: number) => act(office.store, centre.viewer, planRound, { be, quarter: 1, opensOn: inDays(1), closesOn: inDays(9), closesAt: '16:30' });
    await expect(plan(2559)).rejects.toMatchObject({ code: 'office.input' });
    await expect(plan(2600)).rejects.toMatchObject({ code: 'office.input' });
  }); // prettier-ignore
});
