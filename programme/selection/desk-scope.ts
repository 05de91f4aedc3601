/** Which rows of the analysis a selection may ask for: those of its Area's provinces, for whoever sees the selection. */
import type { Scope } from '#kernel/scope.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { readSelection } from './queries.ts';
import { provincesOf } from './selection.ts';

/** @throws Problem office.not_found */
export async function deskScopeOf(tx: Tx, id: string): Promise<Scope> {
  const { areaNo } = await readSelection(tx, id);
  return { kind: 'provinces', isos: await provincesOf(tx, areaNo) };
}
