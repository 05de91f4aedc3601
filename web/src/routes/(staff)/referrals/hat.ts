/** Who may open the pages of handing on: the clinic's desk, and the group that takes notes. */
import { whoAmI, type Me } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { mayDo, type Permission } from '#office/staff/permissions.ts';
import type { Tx } from '#platform/postgres/store.ts';

/** The hat worn now, if it has one of the rights. @throws Problem office.not_found */
export async function hatFor(tx: Tx, ...permissions: Permission[]): Promise<Me> {
  const me = await whoAmI(tx);
  if (!me || !permissions.some((permission) => mayDo(me.role, permission))) throw notFound();
  return me;
}
