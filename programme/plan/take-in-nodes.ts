/** Puts the plans that the years rest on into the office, from nodes.yaml. What is there already stays as it is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import * as v from 'valibot';
import { parse } from 'yaml';
import type { Tx } from '#platform/postgres/store.ts';

const words = v.strictObject({ th: v.string(), en: v.string() });
const be = v.pipe(v.number(), v.integer(), v.minValue(2500), v.maxValue(2650));
const slug = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u));

const nodes = v.array(
  v.strictObject({
    id: slug,
    kind: v.picklist(['law', 'strategy', 'master_plan', 'action_plan']),
    title: words,
    part: v.optional(words),
    from: v.nullable(be),
    to: v.nullable(be),
    amends: v.optional(slug),
    note: v.optional(words),
    source: v.string(),
    verified: v.boolean(),
    years: v.array(be),
  }),
);

/** A plan and the years tied to it; a year outside a plan's own years is a fault of the file. */
export function readNodes(path = join(import.meta.dirname, 'nodes.yaml')): v.InferOutput<typeof nodes> {
  const read = v.parse(nodes, parse(readFileSync(path, 'utf8')));
  for (const { id, from, to, years } of read)
    for (const year of years)
      if (year < (from ?? year) || year > (to ?? year)) throw new Error(`${path}: ${id} is not for ${year}`);
  return read;
}

/** @returns how many nodes are new */
export async function takeInNodes(tx: Tx): Promise<number> {
  let added = 0;
  for (const { id, kind, title, part, from, to, amends, note, source, verified, years } of readNodes()) {
    const done = await sql`
      INSERT INTO office.plan_nodes (node_id, kind, title_th, title_en, part_th, part_en, valid_from_be, valid_to_be, amends,
        note_th, note_en, source, verified)
      VALUES (${id}, ${kind}, ${title.th}, ${title.en}, ${part?.th ?? null}, ${part?.en ?? null}, ${from}, ${to},
        ${amends ?? null}, ${note?.th ?? null}, ${note?.en ?? null}, ${source}, ${verified})
      ON CONFLICT DO NOTHING`.execute(tx);
    added += Number(done.numAffectedRows ?? 0n);
    await sql`
      INSERT INTO office.year_nodes (fiscal_year_be, node_id, source, verified)
      SELECT y.fiscal_year_be, ${id}, ${source}, ${verified} FROM office.fiscal_years y
      WHERE y.fiscal_year_be = ANY (${years}::smallint[])
      ON CONFLICT DO NOTHING`.execute(tx);
  }
  return added;
}
