/** Who may open the staff pages of a province or an Area; to everybody else they are not there. */
import { whoAmI, type Me } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { holds } from './brief.ts';

export interface Reader {
  me: Me;
  /** Of a desk of the programme, which sees items whole; a partner sees what is shared. */
  isDesk: boolean;
}

/** @throws Problem office.not_found */
export async function readerOf(tx: Tx): Promise<Reader> {
  const me = await whoAmI(tx);
  if (!me || !mayDo(me.role, 'watch:read')) throw notFound();
  return { me, isDesk: mayDo(me.role, 'watch:open') };
}

/** The same for one place, which must lie in the reader's own scope. @throws Problem office.not_found */
export async function readerOfPlace(
  tx: Tx,
  areaNo: number | null,
  provinceIso: string | null,
): Promise<Reader> {
  const reader = await readerOf(tx);
  if (!(await holds(tx, areaNo, provinceIso))) throw notFound();
  return reader;
}
