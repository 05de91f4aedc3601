/** Problem cases of the Area's clinic, the newest first, with filters, page after page. */
import { listCases } from '#clinic/problem-cases/queries.ts';
import { caseStates, type CaseState } from '#clinic/problem-cases/states.ts';
import { dueDay, readCalendar } from '#office/deadlines/calendar.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

const states = ['going_on', 'all', ...(Object.keys(caseStates) as CaseState[])] as const;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'problem_case:run');
    const asked = (name: string) => (url.searchParams.get(name) ?? '').replaceAll('\0', '').trim();
    const words = asked('words').slice(0, 200);
    const filters = {
      state: states.find((one) => one === asked('state')) ?? (words === '' ? 'going_on' : 'all'),
      words,
      mine: asked('whose') === 'mine',
    } as const;
    const after = uuid.test(asked('after')) ? asked('after') : undefined;
    const { rows, next } = await listCases(tx, { ...filters, after });
    const calendar = await readCalendar(tx);
    const isLate = (day: string | null) => day !== null && dueDay(day, calendar).overdue;
    return {
      filters,
      next,
      rows: rows.map((row) => ({ ...row, overdue: row.state === 'under_way' && isLate(row.nextOn) })),
    };
  });
