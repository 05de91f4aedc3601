/** What an address of the ledger asks for; what is not understood is not asked. */
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { interventionKindNames } from '#office/interventions/kinds.ts';
import type { LedgerFilters } from '#office/interventions/queries.ts';

/** This year unless another, or `all`, is asked for. */
export function askedOf(url: URL): LedgerFilters {
  const asked = (name: string) =>
    (url.searchParams.get(name) ?? '').replaceAll('\0', '').trim().slice(0, 300);
  const year = asked('year');
  const be = /^2[56]\d\d$/u.test(year) ? Number(year) : fiscalYearBeOfInstant(new Date());
  const province = asked('province');
  return {
    be: year === 'all' ? undefined : be,
    provinceIso: /^TH-\d{2}$/u.test(province) ? province : undefined,
    kind: interventionKindNames.find((one) => one === asked('kind')),
    agency: asked('agency'),
    after: asked('after') === '' ? undefined : asked('after'),
  };
}

/** The same as an address. */
export function addressOf({ be, provinceIso, kind, agency }: LedgerFilters): URLSearchParams {
  return new URLSearchParams({
    year: be === undefined ? 'all' : String(be),
    province: provinceIso ?? '',
    kind: kind ?? '',
    agency: agency ?? '',
  });
}
