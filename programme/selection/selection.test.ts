/** A selection on its way from the desk's draft to a decision by somebody else, asked of the database itself. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { act } from '#office/action.ts';
import { seedProgrammeYears } from '#programme/take-in.ts';
import { officeStore, publicViewer, type Person } from '#tests/office-store.ts';
import { castOf, inDays, layWorld, openedItem, type Cast } from '#tests/watch-world.ts';
import { recommendFromWatchItem } from '#office/watch-items/actions/recommend.ts';
import { decideSelection } from './actions/decide.ts';
import { draftSelection } from './actions/draft.ts';
import { enterReadiness } from './actions/enter-readiness.ts';
import { prepareSelection } from './actions/prepare.ts';
import { proposeSelection } from './actions/propose.ts';
import { reopenSelection } from './actions/reopen.ts';
import { reweighSelection } from './actions/reweigh.ts';
import { withdrawSelection } from './actions/withdraw.ts';
import { dues } from './dues.ts';
import { recomputed } from './decision-record.ts';
import { AnalysisRisks } from './risk.ts';
import { provincesOf, selectionFacts } from './selection.ts';

const office = officeStore();
/** A year that no source tells of. */
const be = fiscalYearBeOfInstant(new Date()) + 1;
let cast: Cast;
/** What the governors said; no analysis is here, so risk counts for nobody. */
const weights = {
  weight_governor_will: '60',
  weight_coordinator_named: '20',
  weight_open_recommendations: '20',
};
const drafted = { fiscalYearBe: String(be), areaNo: '7', role: 'expansion', ...weights };
const coded = (code: string) => expect.objectContaining({ code }) as Error;

beforeAll(async () => {
  await layWorld(office);
  await seedProgrammeYears(office.store);
  cast = await castOf(office);
  await office.owner(
    `INSERT INTO office.fiscal_years (fiscal_year_be, expansion_quota_per_area, source) VALUES (${be}, 2, 'test'), (${be + 1}, NULL, 'test')`,
  );
});

const versionOf = async (id: string) =>
  (
    await office.owner<{ version: number }>('SELECT version FROM office.selections WHERE selection_id = $1', [
      id,
    ])
  )[0]!.version;

type Deed = Parameters<typeof act>[2];
const deed = async (who: Person, what: Deed, id: string, more: object = {}) =>
  act(office.store, who.viewer, what, { id, version: await versionOf(id), ...more });
const ready = (id: string, provinceIso: string, governorWill: string, coordinator = 'named') =>
  act(office.store, cast.officer.viewer, enterReadiness, {
    id,
    provinceIso,
    governorWill,
    coordinator,
    basis: 'หนังสือจังหวัด ลงวันที่ 1 ต.ค. 2569',
  });
const begun = async (changes: object = {}): Promise<string> =>
  (await act(office.store, cast.officer.viewer, draftSelection, { ...drafted, ...changes })).id;
const facts = (id: string) => office.store.within(cast.officer.viewer, (tx) => selectionFacts(tx, id));
const kinds = async (who: Person) => (await office.store.within(who.viewer, dues)).map(({ kind }) => kind);
const keptRecord = async (id: string) =>
  (
    await office.owner<{ text: string; sha256: string }>(
      'SELECT record AS text, record_sha256 AS sha256 FROM office.selections WHERE selection_id = $1',
      [id],
    )
  )[0]!;

describe('a draft', () => {
  test('is refused where the weights, the Area, the year or its quota do not allow it, each in a clear word', async () => {
    for (const [changes, code] of [
      [{ weight_governor_will: '59.99' }, 'selection.weights_not_hundred'],
      [{ weight_risk: 'มาก' }, 'selection.weight_not_a_number'],
      [{ areaNo: '5' }, 'selection.not_your_area'],
      [{ fiscalYearBe: String(be + 9) }, 'selection.year_unknown'],
      [{ fiscalYearBe: String(be + 1) }, 'selection.quota_unknown'],
      [{ fiscalYearBe: '2563' }, 'selection.quota_full'],
      [{ role: 'best' }, 'office.input'],
    ] as const)
      await expect(begun(changes)).rejects.toEqual(coded(code));
    await expect(act(office.store, cast.governor.viewer, draftSelection, drafted)).rejects.toEqual(
      coded('office.not_permitted'),
    );
  });

  test('takes readiness only of a province that exists, is of the Area and does not take part already', async () => {
    const id = await begun();
    await expect(ready(id, 'TH-99', 'in_writing')).rejects.toEqual(coded('selection.province_unknown'));
    await expect(ready(id, 'TH-50', 'in_writing')).rejects.toEqual(coded('selection.province_elsewhere'));
    const bare = { id, provinceIso: 'TH-74', governorWill: 'in_writing' };
    await expect(act(office.store, cast.officer.viewer, enterReadiness, bare)).rejects.toEqual(
      coded('selection.basis_missing'),
    );
    await expect(begun()).rejects.toEqual(coded('selection.open_already'));
    await deed(cast.officer, withdrawSelection, id, { why: 'เริ่มใหม่' });
  });
});

describe('from draft to decision', () => {
  let id: string;

  test('the data is frozen: what comes later changes nothing, and the record computes to the same bytes', async () => {
    id = await begun();
    const isos = await office.store.within(cast.officer.viewer, (tx) => provincesOf(tx, 7));
    for (const iso of isos)
      if (iso !== 'TH-77') await ready(id, iso, iso === 'TH-70' ? 'in_writing' : 'by_word');
    await deed(cast.officer, reweighSelection, id, weights);
    await deed(cast.officer, prepareSelection, id, { risks: AnalysisRisks.none });
    const before = await keptRecord(id);
    const { result, input } = (await facts(id)).record!;
    expect(result.standings.map(({ iso, rank, place }) => [iso, rank, place])).toEqual([
      ['TH-70', 1, 'in'],
      ...['TH-71', 'TH-72', 'TH-73', 'TH-74', 'TH-75', 'TH-76'].map((iso) => [iso, 2, 'tied']),
      ['TH-77', null, 'not_assessable'], // nobody asked it, and that is no "no"
    ]);
    const item = await openedItem(office, cast.officer);
    await act(office.store, cast.officer.viewer, recommendFromWatchItem, {
      id: item.id,
      version: 1,
      advice: 'ให้นับจำนวนนักเรียนทุกเช้า',
      dueOn: inDays(20),
    });
    expect(await keptRecord(id)).toEqual(before);
    expect(recomputed(before)).toEqual({ same: true, sha256: before.sha256 });
    expect(input.provinces.find(({ iso }) => iso === 'TH-74')!.readings.open_recommendations).toMatchObject({
      value: '0.000',
    });
    await deed(cast.officer, reopenSelection, id);
    await deed(cast.officer, prepareSelection, id, { risks: AnalysisRisks.none });
    const { standings } = (await facts(id)).record!.result;
    expect(standings.find(({ iso }) => iso === 'TH-74')).toMatchObject({
      rank: 2,
      place: 'in',
      tied_with: [],
    });
  });

  test('a choice against the ranking has a reason for each province, and is never more than the quota', async () => {
    const propose = (places: string[], more: object = {}) =>
      deed(cast.officer, proposeSelection, id, { places, wording: 'จังหวัดขยายผล', ...more });
    await expect(propose([])).rejects.toEqual(coded('selection.nobody_chosen'));
    await expect(propose(['TH-70', 'TH-74', 'TH-71'])).rejects.toEqual(coded('selection.more_than_quota'));
    await expect(propose(['TH-50'])).rejects.toEqual(coded('selection.province_unknown'));
    await expect(
      propose(['TH-70', 'TH-77'], { 'why_TH-77': 'เหตุผลของจังหวัดที่ยังประเมินไม่ได้' }),
    ).rejects.toMatchObject({
      code: 'selection.reason_missing',
      details: { fields: [{ field: 'why_TH-74' }] },
    });
    await propose(['TH-70', 'TH-77'], { 'why_TH-77': 'ยังไม่เคยมีใครไป', 'why_TH-74': 'ขอเลื่อนไปปีหน้า' });
    expect(
      await office.owner('SELECT province_iso, rank, overridden FROM office.selection_places ORDER BY 1'),
    ).toEqual([
      { province_iso: 'TH-70', rank: 1, overridden: false },
      { province_iso: 'TH-77', rank: null, overridden: true },
    ]);
    expect(await office.owner('SELECT province_iso, why FROM office.selection_passed_over')).toEqual([
      { province_iso: 'TH-74', why: 'ขอเลื่อนไปปีหน้า' },
    ]);
  });

  test('what was proposed keeps its record, past every action', async () => {
    await expect(
      office.owner(
        `UPDATE office.selections SET record = '{}', record_sha256 = encode(sha256('{}'), 'hex') WHERE selection_id = $1`,
        [id],
      ),
    ).rejects.toThrow('keeps its record');
  });

  test('who prepared or proposed it never decides it, whatever the hat; a director of the Area does', async () => {
    await expect(deed(cast.officer, decideSelection, id)).rejects.toEqual(coded('office.not_permitted'));
    const promoted = await office.person({
      role: 'area_director',
      scope: ['area', '7'],
      personId: cast.officer.personId,
    });
    await expect(deed(promoted, decideSelection, id)).rejects.toEqual(coded('selection.own_preparation'));
    const far = await office.person({ role: 'area_director', scope: ['area', '5'] });
    await expect(deed(far, decideSelection, id)).rejects.toEqual(coded('office.not_found'));
    expect(await kinds(cast.director)).toEqual(['selection_proposed']);
    expect(await kinds(promoted)).toEqual([]);
    await deed(cast.director, decideSelection, id);
    expect([await kinds(cast.director), await kinds(cast.officer)]).toEqual([[], ['selection_decided']]);
    await expect(deed(cast.officer, withdrawSelection, id, { why: 'ไม่ใช้แล้ว' })).rejects.toEqual(
      coded('office.not_permitted'),
    );
    expect(await office.owner(`SELECT 1 AS one FROM office.enrolments WHERE fiscal_year_be = ${be}`)).toEqual(
      [],
    );
  });

  test('holds its places until a province says no, which frees one and is nobody else’s news', async () => {
    await expect(begun()).rejects.toEqual(coded('selection.quota_full'));
    await office.owner(
      `INSERT INTO office.province_invitations (fiscal_year_be, province_iso, area_no, kind, wording_th, answer_by_on, invited_by,
         state, answer, answered_on, answered_by)
       VALUES ($1, 'TH-77', 7, 'expansion', 'จังหวัดขยายผล', $2, $3, 'answered', 'refused', $2, $3)`,
      [be, inDays(0), cast.officer.personId],
    );
    const second = await begun();
    await deed(cast.officer, prepareSelection, second, { risks: AnalysisRisks.none });
    expect((await facts(second)).record!.input.quota).toBe(1);
    await deed(cast.officer, withdrawSelection, second, { why: 'รอปีหน้า' });
  });

  test('is for the desk of the Area and the centre; for everybody else there is none', async () => {
    const seen = (viewer: Parameters<typeof office.store.within>[0]) =>
      office.store.within(viewer, async (tx) => {
        const { rows } = await sql<{ n: number }>`SELECT (SELECT count(*) FROM office.selections)::int
          + (SELECT count(*) FROM office.selection_readiness)::int + (SELECT count(*) FROM office.selection_places)::int
          + (SELECT count(*) FROM office.selection_passed_over)::int AS n`.execute(tx);
        return rows[0]!.n > 0;
      });
    const lookers = ['officer', 'colleague', 'director', 'centre'];
    for (const name of Object.keys(cast) as (keyof Cast)[])
      expect([name, await seen(cast[name].viewer)]).toEqual([name, lookers.includes(name)]);
    expect(await seen(publicViewer)).toBe(false);
  });

  test('leaves no figure and nobody’s words in the timeline', async () => {
    const events = await office.owner<{ data: Record<string, unknown> }>(
      `SELECT data FROM office.events WHERE name LIKE 'selection.%'`,
    );
    expect(events.length).toBeGreaterThan(10);
    const allowed = [
      'from',
      'to',
      'year',
      'role',
      'province',
      'provinces',
      'ranked',
      'sha256',
      'places',
      'overridden',
    ];
    for (const { data } of events) for (const key of Object.keys(data)) expect(allowed).toContain(key);
  });
});
