/** Puts the plan's tree, its indicators, targets and published figures into the office, from tree.yaml. What is there stays. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import * as v from 'valibot';
import { parse } from 'yaml';
import type { Store, Tx } from '#platform/postgres/store.ts';
import { nodeKindNames } from './states.ts';

const words = v.strictObject({ th: v.string(), en: v.string() });
const slug = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u));
const be = v.pipe(v.number(), v.integer(), v.minValue(2500), v.maxValue(2650));

const target = v.strictObject({
  from: be,
  to: be,
  value: v.number(),
  note: v.optional(words),
  source: v.optional(v.string()),
  verified: v.boolean(),
});
const actual = v.strictObject({
  be,
  a: v.number(),
  b: v.optional(v.number()),
  note: v.optional(words),
  source: v.string(),
});

const file = v.strictObject({
  no_source: v.string(),
  plan: slug,
  nodes: v.array(
    v.strictObject({
      id: slug,
      kind: v.picklist(nodeKindNames),
      parent: v.nullable(slug),
      code: v.optional(v.string()),
      title: words,
      note: v.optional(words),
      source: v.optional(v.string()),
      verified: v.boolean(),
    }),
  ),
  indicators: v.array(
    v.strictObject({
      id: slug,
      goal: slug,
      title: words,
      unit: words,
      direction: v.picklist(['more', 'less']),
      aggregation: v.picklist(['sum', 'ratio', 'latest', 'none']),
      scale: v.optional(v.picklist([1, 100]), 1),
      is_share: v.optional(v.boolean(), false),
      decimals: v.optional(v.picklist([0, 1, 2]), 0),
      part_a: words,
      part_b: v.optional(words),
      breakdown: v.optional(words),
      note: v.optional(words),
      source: v.optional(v.string()),
      verified: v.optional(v.boolean(), false),
      targets: v.array(target),
      actuals: v.optional(v.array(actual), []),
    }),
  ),
});

type TreeFile = v.InferOutput<typeof file>;
type IndicatorEntry = TreeFile['indicators'][number];

export function readTree(path = join(import.meta.dirname, 'tree.yaml')): TreeFile {
  return v.parse(file, parse(readFileSync(path, 'utf8')));
}

/** After the plans themselves (programme/plan/nodes.yaml), beneath which the tree hangs. @returns how many rows are new */
export function seedTree(store: Store): Promise<number> {
  return store.within({ kind: 'system', job: 'plan-tree' }, (tx) => takeInTree(tx));
}

export async function takeInTree(tx: Tx): Promise<number> {
  const tree = readTree();
  let added = 0;
  for (const { id, kind, parent, code, title, note, source, verified } of tree.nodes)
    added += count(
      await sql`INSERT INTO office.tree_nodes (tree_node_id, plan_node_id, parent_id, kind, code, title_th, title_en, note_th, note_en, source, verified)
        VALUES (${id}, ${tree.plan}, ${parent}, ${kind}, ${code ?? null}, ${title.th}, ${title.en}, ${note?.th ?? null}, ${note?.en ?? null},
          ${source ?? tree.no_source}, ${verified})
        ON CONFLICT DO NOTHING`.execute(tx),
    );
  for (const one of tree.indicators) added += await takeInIndicator(tx, one, tree.no_source);
  return added;
}

const count = (result: { numAffectedRows?: bigint }): number => Number(result.numAffectedRows ?? 0n);

async function takeInIndicator(tx: Tx, one: IndicatorEntry, noSource: string): Promise<number> {
  const source = one.source ?? noSource;
  let added = count(
    await sql`INSERT INTO office.indicators (indicator_id, goal_id, title_th, title_en, unit_th, unit_en, direction, aggregation, part_a_th, part_a_en,
        part_b_th, part_b_en, scale, is_share, decimals, frequency, accrual, given_by, breakdown_th, breakdown_en, owner_th, owner_en, note_th, note_en,
        source, verified)
      VALUES (${one.id}, ${one.goal}, ${one.title.th}, ${one.title.en}, ${one.unit.th}, ${one.unit.en}, ${one.direction}, ${one.aggregation},
        ${one.part_a.th}, ${one.part_a.en}, ${one.part_b?.th ?? null}, ${one.part_b?.en ?? null}, ${one.scale}, ${one.is_share}, ${one.decimals},
        'year', 'per_period', 'centre', ${one.breakdown?.th ?? null}, ${one.breakdown?.en ?? null}, 'สำนักงาน ป.ป.ช.', 'Office of the NACC',
        ${one.note?.th ?? null}, ${one.note?.en ?? null}, ${source}, ${one.verified})
      ON CONFLICT DO NOTHING`.execute(tx),
  );
  for (const { from, to, value, note, source: where, verified } of one.targets)
    added += count(
      await sql`INSERT INTO office.indicator_targets (indicator_id, from_be, to_be, value, reason, source, verified, decided_at, from_moment, state)
        SELECT ${one.id}, ${from}::int, ${to}::int, ${value}::numeric, ${note ? `${note.th} · ${note.en}` : 'ค่าเป้าหมายตามแผน · As the plan has it'},
          ${where ?? noSource}, ${verified}, now(), office.next_moment(), 'in_force'
        WHERE NOT EXISTS (SELECT FROM office.indicator_targets t WHERE t.indicator_id = ${one.id} AND t.from_be = ${from}::int
          AND t.to_be = ${to}::int AND t.quarter IS NULL AND t.province_iso IS NULL)`.execute(tx),
    );
  for (const { be: year, a, b, note, source: where } of one.actuals)
    added += count(
      await sql`INSERT INTO office.indicator_actuals (indicator_id, fiscal_year_be, part_a, part_b, note_th, note_en, source, verified, moment)
        SELECT ${one.id}, ${year}::int, ${a}::numeric, ${b ?? null}::numeric, ${note?.th ?? null}, ${note?.en ?? null}, ${where}, true, office.next_moment()
        WHERE NOT EXISTS (SELECT FROM office.indicator_actuals x WHERE x.indicator_id = ${one.id} AND x.fiscal_year_be = ${year}::int)`.execute(
        tx,
      ),
    );
  return added;
}
