/** Who opens the pages of meetings; to everybody else they are not there. */
import { whoAmI, type Me } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { mayDo, type Permission } from '#office/staff/permissions.ts';
import { provincesToday } from '#office/territory/queries.ts';
import type { Language } from '#kernel/texts.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { yearsToPlan } from '#programme/meetings/queries.ts';
import type { Choices } from './meeting-form.ts';

/** @throws Problem office.not_found */
export async function hatFor(tx: Tx, permission: Permission): Promise<Me> {
  const me = await whoAmI(tx);
  if (!me || !mayDo(me.role, permission)) throw notFound();
  return me;
}

/** Provinces of the hat: of its Area, or all for the centre. */
export async function provinceChoices(tx: Tx, me: Me, language: Language) {
  const all = await provincesToday(tx);
  const own = all.filter((one) => me.scopeKind === 'nation' || String(one.areaNo) === me.scopeId);
  return own.map((one) => ({ value: one.iso, label: one[language] }));
}

export async function choicesFor(tx: Tx, me: Me, language: Language): Promise<Choices> {
  return { language, years: await yearsToPlan(tx), provinces: await provinceChoices(tx, me, language) };
}
