/** One selection for whoever works on it; to everybody else it is not there. */
import { notFound } from '#office/problems.ts';
import { readSelection, type Selection } from '#programme/selection/queries.ts';
import type { SelectionState } from '#programme/selection/states.ts';
import type { Me } from '#office/action.ts';
import type { Permission } from '#office/staff/permissions.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';

/**
 * @param right named by the page's own program, where the access tests look for it
 * @param states what a step's page is for; in another state the page is not there
 * @throws Problem office.not_found
 */
export async function opened(
  tx: Tx,
  id: string,
  right: Permission,
  states: readonly SelectionState[] | null = null,
): Promise<{ me: Me; selection: Selection }> {
  const me = await hatFor(tx, right);
  const selection = await readSelection(tx, id);
  if (states && !states.includes(selection.state)) throw notFound();
  return { me, selection };
}
