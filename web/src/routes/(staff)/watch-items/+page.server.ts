/** The desk's list of watch items, with filters in the address; a partner is sent to what is shared with it. */
import { redirect } from '@sveltejs/kit';
import { dueDay, readCalendar } from '#office/deadlines/calendar.ts';
import { provincesToday } from '#office/territory/queries.ts';
import { processName, readProcesses } from '#office/watch-items/processes.ts';
import { listItems, type ItemFilters } from '#office/watch-items/queries.ts';
import { itemStates } from '#office/watch-items/states.ts';
import type { PageServerLoad } from './$types';
import { optionsOf } from './deed-forms.ts';
import { hatFor, isDesk } from './hat.ts';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'watch:read');
    if (!isDesk(me)) redirect(303, '/watch-items/shared');
    const { language } = locals;
    const filters = filtersIn(url.searchParams);
    const list = await listItems(tx, filters);
    const calendar = await readCalendar(tx);
    const provinces = (await provincesToday(tx)).filter(
      (one) => me.scopeKind === 'nation' || String(one.areaNo) === me.scopeId,
    );
    return {
      ...list,
      rows: list.rows.map((row) => ({
        ...row,
        process: processName(row.process, row.processOther, language),
        overdue: row.state !== 'ended' && dueDay(row.nextDueOn, calendar).overdue,
      })),
      filters: { ...filters, state: filters.state ?? 'open', page: filters.page ?? 1 },
      isNation: me.scopeKind === 'nation',
      provinces: provinces.map((one) => ({ value: one.iso, label: one[language] })),
      processesVerified: readProcesses().verified,
      processes: readProcesses().processes.map((one) => ({ value: one.id, label: one[language] })),
      states: optionsOf(itemStates, language),
    };
  });

/** What the address asks for; what it does not know is left out. */
function filtersIn(query: URLSearchParams): ItemFilters {
  const state = query.get('state') ?? '';
  const due = query.get('due');
  const area = /^[1-9]$/u.exec(query.get('area') ?? '')?.[0];
  const page = /^\d{1,4}$/u.exec(query.get('page') ?? '')?.[0];
  return {
    ...(state in itemStates || state === 'all' ? { state: state as NonNullable<ItemFilters['state']> } : {}),
    ...(due === 'overdue' || due === 'week' ? { due } : {}),
    ...(area === undefined ? {} : { areaNo: Number(area) }),
    ...(page === undefined ? {} : { page: Number(page) }),
    ...textIn(query, 'province', 'provinceIso'),
    ...textIn(query, 'process', 'process'),
    ...textIn(query, 'agency', 'agencyId'),
  };
}

/** Plain text of an address, or nothing: a NUL would be refused by the database as a fault of ours. */
function textIn(query: URLSearchParams, name: string, key: keyof ItemFilters): ItemFilters {
  const text = query.get(name) ?? '';
  return text === '' || text.length > 200 || text.includes('\0') ? {} : { [key]: text };
}
