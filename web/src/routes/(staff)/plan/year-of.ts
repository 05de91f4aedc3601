/** The year and the Area that a page of the plan is asked for. */
import { notFound } from '#office/problems.ts';
import type { Me } from '#office/action.ts';

/** @throws Problem office.not_found */
export function yearOf(be: string): number {
  if (!/^2(5[5-9]|6[0-4])\d$/u.test(be)) throw notFound();
  return Number(be);
}

/** The hat's own Area; for the centre the one asked for, if any. */
export function areaAsked(me: Me, url: URL): number | undefined {
  if (me.scopeKind === 'area') return Number(me.scopeId);
  const asked = url.searchParams.get('area') ?? '';
  return /^[1-9]$/u.test(asked) ? Number(asked) : undefined;
}
