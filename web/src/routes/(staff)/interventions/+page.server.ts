/** The ledger of interventions: what was done at which agency, and which observations stood before; page after page. */
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { interventions } from '#office/interventions/queries.ts';
import { provincesToday } from '#office/territory/queries.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';
import { addressOf, askedOf } from './asked.ts';

/** The clinics began in 2562. */
const firstYear = 2562;

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'intervention:read');
    const filters = askedOf(url);
    const thisYear = fiscalYearBeOfInstant(new Date());
    const provinces = (await provincesToday(tx)).filter(
      ({ areaNo }) => me.scopeKind === 'nation' || String(areaNo) === me.scopeId,
    );
    const { rows, next } = await interventions(tx, filters);
    const address = addressOf(filters);
    const further = new URLSearchParams([...address, ['after', next ?? '']]);
    return {
      filters,
      rows,
      address: address.toString(),
      further: next === null ? null : further.toString(),
      years: Array.from({ length: thisYear - firstYear + 1 }, (_, at) => thisYear - at),
      provinces: provinces.map((one) => ({ value: one.iso, label: one[locals.language] })),
    };
  });
