/** What the centre says of a year, and the plans it ties to it. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { optional, wholeNumber, words } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { nodesFor } from './basis.ts';
import { nodeNotOfYear } from './problems.ts';

const several = v.pipe(
  v.optional(v.union([v.string(), v.array(v.string())]), []),
  v.transform((typed) => [...new Set(typeof typed === 'string' ? [typed].filter(Boolean) : typed)]),
);

export const yearFields = {
  nameTh: words(5, 300),
  nameEn: words(5, 300),
  yearNo: optional(wholeNumber(1, 99)),
  pilotsPerArea: optional(wholeNumber(0, 20)),
  modelsPerArea: optional(wholeNumber(0, 20)),
  expansionsPerArea: optional(wholeNumber(0, 20)),
  /** Where it is said: an order, a letter with its number. */
  said: words(3, 300),
  nodes: several,
};

export interface YearTyped {
  nameTh: string;
  nameEn: string;
  yearNo?: number | undefined;
  pilotsPerArea?: number | undefined;
  modelsPerArea?: number | undefined;
  expansionsPerArea?: number | undefined;
  said: string;
  nodes: string[];
}

/** The year's ties become those that were chosen; each must be a plan of that year. @throws Problem plan.node_not_of_year */
export async function tieNodes(tx: Tx, be: number, { nodes, said }: YearTyped): Promise<void> {
  const known = new Set((await nodesFor(tx, be)).map(({ id }) => id));
  if (!nodes.every((id) => known.has(id))) throw nodeNotOfYear();
  await sql`DELETE FROM office.year_nodes WHERE fiscal_year_be = ${be} AND node_id <> ALL (${nodes}::text[])`.execute(
    tx,
  );
  await sql`
    INSERT INTO office.year_nodes (fiscal_year_be, node_id, source, is_demonstration)
    SELECT ${be}, n.node_id, ${said}, y.is_demonstration
    FROM office.plan_nodes n, office.fiscal_years y
    WHERE n.node_id = ANY (${nodes}::text[]) AND y.fiscal_year_be = ${be} ON CONFLICT DO NOTHING`.execute(tx);
}
