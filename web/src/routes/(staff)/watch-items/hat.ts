/** Which pages of the watch items a hat opens. To everybody else they are not there. */
import { whoAmI, type Me } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { mayDo, type Permission } from '#office/staff/permissions.ts';
import type { Tx } from '#platform/postgres/store.ts';

/** The hat worn now, if it has the right. @throws Problem office.not_found */
export async function hatFor(tx: Tx, permission: Permission): Promise<Me> {
  const me = await whoAmI(tx);
  if (!me || !mayDo(me.role, permission)) throw notFound();
  return me;
}

/** Whether the hat is of a desk, which sees items whole; partners see what is shared. */
export const isDesk = (me: Me): boolean => mayDo(me.role, 'watch:open');
