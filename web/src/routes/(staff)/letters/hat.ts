/** Who may open the pages of letters: desks, and those whom letters are sent to. To others they are not there. */
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

/** Whether the hat keeps registers of its own. */
export const isDesk = (me: Me): boolean => mayDo(me.role, 'letter:draft');
