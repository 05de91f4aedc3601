/** Letters: the desk's outgoing ones, or those that were sent to whoever looks. */
import { dueDay, readCalendar } from '#office/deadlines/calendar.ts';
import { listLetters } from '#office/letters/queries.ts';
import { letterStates, type LetterState } from '#office/letters/states.ts';
import type { PageServerLoad } from './$types';
import { oneOf, pageIn, plain } from './address.ts';
import { hatFor, isDesk } from './hat.ts';

const states = ['open', 'all', ...(Object.keys(letterStates) as LetterState[])] as const;

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'letter:draft', 'letter:answer');
    const desk = isDesk(me);
    const asked = url.searchParams.get('state');
    const state = asked === null && !desk ? 'all' : oneOf(asked, states);
    const filters = { state, text: plain(url.searchParams.get('q')), page: pageIn(url.searchParams) };
    const { rows, total, pages } = await listLetters(tx, filters);
    const calendar = await readCalendar(tx);
    const isOver = ({ state, replyDueOn }: (typeof rows)[number]) =>
      replyDueOn !== null &&
      (state === 'dispatched' || state === 'received') &&
      dueDay(replyDueOn, calendar).overdue;
    return {
      desk,
      isNation: me.scopeKind === 'nation',
      filters,
      total,
      pages,
      rows: rows.map((row) => ({ ...row, overdue: isOver(row) })),
    };
  });
