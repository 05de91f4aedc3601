/**
 * Station 5: what the flags found, weighed per award, agency–supplier pair and agency. The rule is
 * weights.yaml and the SQL files in the order named below; here they are only fed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { sqlText, type Duckdb } from '#platform/duckdb.ts';

const positive = v.pipe(v.number(), v.gtValue(0));
const weightsSchema = v.strictObject({
  settings: v.strictObject({
    default_weight: positive,
    falling_weight: v.pipe(positive, v.maxValue(1)),
    dependent_families: v.array(v.string()),
    families_to_rank: v.pipe(v.number(), v.integer(), v.minValue(1)),
    money_from_thb: positive,
    money_full_thb: positive,
    material_share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  }),
  weights: v.array(
    v.strictObject({ flag: v.string(), weight: positive, why: v.pipe(v.string(), v.minLength(3)) }),
  ),
});

export type Weights = v.InferOutput<typeof weightsSchema>;

/** weights.yaml, checked. */
export function readWeights(): Weights {
  return v.parse(weightsSchema, parse(readFileSync(join(import.meta.dirname, 'weights.yaml'), 'utf8')));
}

/**
 * Makes tables `score_parts` and `scores` from the views awards and contracts, `catalogue` (the
 * flags that ran) and `flagged` (their flagged results) of the same connection.
 */
export async function makeScores(db: Duckdb, weights: Weights = readWeights()): Promise<void> {
  const { settings } = weights;
  const dependent = settings.dependent_families.map(sqlText).join(', ');
  const listed = weights.weights.map((w) => `(${sqlText(w.flag)}, CAST(${w.weight} AS DOUBLE))`);
  await db.run(`CREATE TABLE weights AS
    SELECT c.flag_id, c.family, coalesce(w.weight, ${settings.default_weight}) AS weight,
      c.family NOT IN (${dependent || "''"}) AS is_independent
    FROM catalogue c LEFT JOIN (VALUES ${[...listed, '(NULL, NULL)'].join(', ')}) w(flag_id, weight) USING (flag_id)
    WHERE c.use_as = 'ranking' AND c.status = 'live'`);
  await db.run(`CREATE TABLE settings AS SELECT
    CAST(${settings.falling_weight} AS DOUBLE) AS falling_weight, ${settings.families_to_rank} AS families_to_rank,
    CAST(${settings.money_from_thb * 100} AS DOUBLE) AS money_from_satang,
    CAST(${settings.money_full_thb * 100} AS DOUBLE) AS money_full_satang,
    CAST(${settings.material_share} AS DOUBLE) AS material_share`);
  for (const file of ['findings.sql', 'concerned.sql', 'score_parts.sql', 'scores.sql'])
    await db.run(readFileSync(join(import.meta.dirname, file), 'utf8'));
}
