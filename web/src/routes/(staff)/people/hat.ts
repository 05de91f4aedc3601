/** Which pages of people a hat opens. To everybody else they are not there. */
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

/** The same for what only the nation's scope decides: to an Area's hat it is not there either. */
export async function nationHatFor(tx: Tx, ...permissions: Permission[]): Promise<Me> {
  const me = await hatFor(tx, ...permissions);
  if (me.scopeKind !== 'nation') throw notFound();
  return me;
}

/** A page number as an address gives it: 1 where it is none. */
export function pageNumber(text: string | null): number {
  const page = Number(text ?? '1');
  return Number.isInteger(page) && page >= 1 && page <= 1000 ? page : 1;
}
