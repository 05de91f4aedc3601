/** A plan is asked before anything is bought: the list's own flags, lawful changes only, nothing left behind. */
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discoverFlags } from './4-indicators/flag-folder.ts';
import { checkPlan, type Draft } from './precheck.ts';
import { flagQuestions, readRepairs } from './prechecking/asked-flags.ts';
import { lawReferences, type ReadingPool } from './read.ts';
import { aDay, draft, inventedYear, planner, roadBuilder, seller } from '#tests/planned-purchases.ts';
import { drawnPlan, tryRepairs } from '#tests/tried-repairs.ts';

let pool: ReadingPool;
let data: string;
beforeAll(async () => {
  ({ pool, data } = await inventedYear());
});
afterAll(() => pool.close());

const bare = (drafts: Draft[]) => checkPlan(null, { drafts, agencyId: null, language: 'th' });
const named = (drafts: Draft[], agencyId = planner) =>
  pool.read({ kind: 'nation' }, (analysis) => checkPlan(analysis, { drafts, agencyId, language: 'en' }));

describe('the flags of the list over a plan', () => {
  it('sees roads that are divided, and says to make them one purchase that everybody may offer for', async () => {
    const answer = await bare([
      draft(1),
      draft(2),
      draft(3),
      draft(4, { title: 'ซื้อวัสดุสำนักงาน', baht: 20_000 }),
    ]);
    expect(answer.findings.map(({ flagId, lines, isMended }) => [flagId, lines, isMended])).toEqual([
      ['split-purchase', [1, 2, 3], true],
    ]);
    expect(answer.steps).toMatchObject([
      {
        lines: [1, 2, 3],
        advice: { repair: 'join', section: '20' },
        made: [{ satang: 144_000_000n, method: 'e_bidding' }],
      },
    ]);
    expect(answer.crossings).toMatchObject([
      { lines: [1, 2, 3], crossingDay: aDay + 2, plannedSatang: 144_000_000n },
    ]);
  });

  it('says nothing of a plan with nothing in it to see', async () => {
    const answer = await bare([draft(1), draft(2, { title: 'ซื้อวัสดุสำนักงาน', baht: 20_000 })]);
    expect(answer).toMatchObject({ findings: [], steps: [], crossings: [], publicRows: 0 });
  });

  it('joins a draft with what the agency has already published, and shows what a neighbour did openly', async () => {
    const one = [draft(1, { seller: seller(roadBuilder) })];
    expect((await bare(one)).findings).toEqual([]);
    const answer = await named(one);
    expect(answer.findings).toMatchObject([{ flagId: 'split-purchase', lines: [1], isMended: true }]);
    expect(answer.findings[0]?.publicTenders).toHaveLength(2);
    expect(answer.steps).toMatchObject([
      { advice: { repair: 'more_open_method' }, made: [{ method: 'e_bidding', seller: null }] },
    ]);
    expect(answer.steps[0]?.alike).toMatchObject([{ agency_id: 'agency:egp:6749902' }]);
  });

  it('asks for a notice as long as the money demands', async () => {
    const tender = draft(1, {
      baht: 6_000_000,
      method: 'e_bidding',
      announcedDay: aDay,
      signedDay: aDay + 12,
    });
    const answer = await bare([tender]);
    expect(answer.findings).toMatchObject([{ flagId: 'signed-before-announcement', isMended: true }]);
    expect(answer.steps).toMatchObject([
      { advice: { repair: 'longer_notice' }, made: [{ announcedDay: aDay }] },
    ]);
  });

  it('offers the record of the ground beside a general invitation, where one seller is asked above the limit', async () => {
    const answer = await bare([draft(1, { baht: 900_000 })]);
    expect(answer.findings).toMatchObject([
      { flagId: 'direct-award-above-limit', isMended: true, beside: [{ repair: 'record_ground' }] },
    ]);
    expect(answer.steps).toMatchObject([{ advice: { repair: 'more_open_method' } }]);
  });

  it('does not know an agency that nobody has published', async () => {
    await expect(named([draft(1)], 'agency:egp:0')).rejects.toMatchObject({
      code: 'precheck.no_such_agency',
    });
  });
});

describe('the lists behind it', () => {
  it('says of every flag of the house what a plan is asked', () => {
    expect(
      flagQuestions()
        .map(({ flag }) => flag)
        .sort(),
    ).toEqual(
      discoverFlags()
        .map(({ spec }) => spec.id)
        .sort(),
    );
  });

  it('rests every repair on a law and a section that the house keeps', () => {
    for (const { clause } of readRepairs().values()) {
      const [law] = lawReferences({ law_json: JSON.stringify([clause.law]) }, 'en');
      expect(law?.title).not.toBe(clause.law);
      expect(clause.section).toMatch(/^\d+/u);
    }
  });
});

describe('a repair that is told', () => {
  const plans = process.env['TRUATKHAP_LONG'] ? 200 : 3;
  it(`clears what it is for, raises nothing else and takes nothing from need or competition (${plans} drawn plans)`, async () => {
    let cleared = 0;
    for (let seed = 1; seed <= plans; seed++)
      cleared += (await tryRepairs(seed % 2 === 0 ? bare : named, drawnPlan(seed))).cleared;
    expect(cleared).toBeGreaterThan(plans / 2);
  }, 600_000);
});

it('leaves nothing behind: the next plan is not told of the one before, and no file is written', async () => {
  const files = () =>
    readdirSync(data, { recursive: true })
      .filter((name) => !String(name).includes('leases'))
      .sort();
  const before = files();
  await named([draft(1), draft(2), draft(3)]);
  expect((await named([draft(4)])).findings).toEqual([]);
  expect(files()).toEqual(before);
});
