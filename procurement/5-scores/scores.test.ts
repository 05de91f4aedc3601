/** What is weighed is weighed once: no award's money enters a sum twice, no family counts twice. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDuckdb, type Duckdb } from '#platform/duckdb.ts';
import { makeScores, readWeights, type Weights } from './scores.ts';

let db: Duckdb;

const settings = {
  default_weight: 1,
  falling_weight: 0.5,
  dependent_families: ['transparency'],
  families_to_rank: 2,
  money_from_thb: 1000,
  money_full_thb: 1000000,
  material_share: 0.02,
};
const flat: Weights = { settings, weights: [] };

/** Two projects of agency A and seller S: T1 with awards W1 (1,000,000) and W2 (2,000,000), T2 with W3 (4,000,000). */
beforeEach(async () => {
  db = await openDuckdb({ threads: 1, memoryLimit: '200MB' });
  await db.run(`CREATE TABLE awards AS SELECT * FROM (VALUES
      ('W1', 'T1', 100000000, 1), ('W2', 'T1', 200000000, 2), ('W3', 'T2', 400000000, 1))
    v(award_id, tender_id, amount_satang, tender_award_rank),
    (SELECT 'A' AS agency_id, 'A|S' AS pair_id, 'S' AS supplier_id, 2568 AS fiscal_year_be, 700000000 AS agreed_satang)`);
  await db.run("CREATE TABLE contracts AS SELECT 'C' || award_id AS contract_id, award_id FROM awards");
  await db.run(`CREATE TABLE catalogue AS SELECT * FROM (VALUES
      ('near', 'splitting'), ('batch', 'splitting'), ('over', 'competition'), ('share', 'suppliers'), ('fields', 'transparency'))
    v(flag_id, family), (SELECT 'ranking' AS use_as, 'live' AS status)`);
  await db.run(
    'CREATE TABLE flagged (flag_id VARCHAR, subject_kind VARCHAR, subject_id VARCHAR, period_be INTEGER, amount_thb DECIMAL(18, 2))',
  );
});
afterEach(() => {
  db.close();
});

async function weigh(flagged: readonly [string, string, string, number][]): Promise<void> {
  await db.run(
    `INSERT INTO flagged VALUES ${flagged.map(([flag, kind, id, baht]) => `('${flag}', '${kind}', '${id}', 2568, ${baht})`).join(', ')}`,
  );
  await makeScores(db, flat);
}

async function scoreOf(kind: string) {
  const [row] = await db.all<{
    score: bigint;
    family_count: bigint;
    money_satang: bigint;
    is_ranked: boolean;
  }>(`SELECT * FROM scores WHERE subject_kind = '${kind}'`);
  return row;
}

test('a project and its own awards, flagged by the same flag, are counted as one sum of money', async () => {
  await weigh([
    ['over', 'tender', 'T1', 3000000],
    ['over', 'tender', 'T2', 4000000],
    ['batch', 'award', 'W1', 1000000],
    ['batch', 'contract', 'CW1', 1000000],
  ]);
  const [part] = await db.all<{ money_satang: bigint; from_count: bigint }>(
    "SELECT * FROM score_parts WHERE subject_kind = 'agency' AND flag_id = 'over'",
  );
  expect(part).toMatchObject({ money_satang: 700000000n, from_count: 2n });
  const [batch] = await db.all<{ money_satang: bigint }>(
    "SELECT * FROM score_parts WHERE subject_kind = 'agency' AND flag_id = 'batch'",
  );
  expect(batch!.money_satang).toBe(100000000n); // W1 once, though an award and its contract name it
  expect((await scoreOf('agency'))!.money_satang).toBe(700000000n); // three awards, each once, over both flags
});

test('the pair, its awards and its agency name the same money once', async () => {
  await weigh([
    ['share', 'pair', 'A|S', 7000000],
    ['over', 'award', 'W3', 4000000],
    ['near', 'agency', 'A', 5000000],
  ]);
  expect((await scoreOf('agency'))!.money_satang).toBe(700000000n);
  expect((await scoreOf('pair'))!.money_satang).toBe(700000000n);
});

test('a score is the exact sum of its parts, and a second flag of a family counts half', async () => {
  await weigh([
    ['near', 'agency', 'A', 5000000],
    ['batch', 'agency', 'A', 5000000],
    ['over', 'agency', 'A', 5000000],
  ]);
  const parts = await db.all<{ flag_id: string; contribution: bigint }>(
    "SELECT flag_id, contribution FROM score_parts WHERE subject_kind = 'agency' ORDER BY flag_id",
  );
  expect(parts).toEqual([
    { flag_id: 'batch', contribution: 1000n },
    { flag_id: 'near', contribution: 500n },
    { flag_id: 'over', contribution: 1000n },
  ]);
  expect(await scoreOf('agency')).toMatchObject({ score: 2500n, family_count: 2n, is_ranked: true });
});

test('two flags of one family do not rank, nor does transparency as the second', async () => {
  await weigh([
    ['near', 'agency', 'A', 5000000],
    ['batch', 'agency', 'A', 5000000],
    ['fields', 'agency', 'A', 5000000],
  ]);
  expect(await scoreOf('agency')).toMatchObject({ family_count: 1n, is_ranked: false });
});

test('one small odd purchase says nothing of a large agency', async () => {
  await db.run("UPDATE awards SET amount_satang = 1000000 WHERE award_id = 'W1'"); // 10,000 of 6 million baht
  await weigh([
    ['over', 'award', 'W1', 10000],
    ['near', 'agency', 'A', 5000000],
  ]);
  const [part] = await db.all(
    "SELECT is_material, contribution FROM score_parts WHERE subject_kind = 'agency' AND flag_id = 'over'",
  );
  expect(part).toEqual({ is_material: false, contribution: 0n });
  expect(await scoreOf('agency')).toMatchObject({ family_count: 1n, is_ranked: false });
});

test('a flag that is context, on trial or retired adds nothing', async () => {
  await db.run("UPDATE catalogue SET use_as = 'context' WHERE flag_id = 'over'");
  await db.run("UPDATE catalogue SET status = 'trial' WHERE flag_id = 'share'");
  await weigh([
    ['over', 'award', 'W3', 4000000],
    ['share', 'pair', 'A|S', 7000000],
  ]);
  expect(await db.all('SELECT * FROM scores')).toEqual([]);
});

test('the list of weights is sound and names no flag twice', () => {
  const names = readWeights().weights.map((weight) => weight.flag);
  expect(new Set(names).size).toBe(names.length);
});
