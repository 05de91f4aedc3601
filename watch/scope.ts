/** The rows of the analysis that a desk may read: those of its provinces as the territory has them today. */
import { sql } from 'kysely';
import { nation, type Scope } from '#kernel/scope.ts';
import type { Tx } from '#platform/postgres/store.ts';

/** Of the viewer's post at this moment; without one, of no province. */
export async function deskScope(tx: Tx): Promise<Scope> {
  const { rows } = await sql<{ kind: string | null; isos: string[] | null }>`
    SELECT office.my_scope_kind() AS kind, CASE WHEN office.my_scope_kind() <> 'nation' THEN office.my_provinces() END AS isos`.execute(
    tx,
  );
  const [mine] = rows;
  return mine?.kind === 'nation' ? nation : { kind: 'provinces', isos: mine?.isos ?? [] };
}
