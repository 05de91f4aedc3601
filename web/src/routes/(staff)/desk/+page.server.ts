/** The watch desk: what to look at today, then the whole list with its filters in the address. */
import { act } from '#office/action.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { readQueue } from '#procurement/read.ts';
import { setCapacity } from '#watch/actions/set-capacity.ts';
import { listedKey } from '#watch/first-listed.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { pageIn } from '#web/src/routes/(staff)/letters/address.ts';
import type { Actions, PageServerLoad } from './$types';
import { atDesk, ofOneGeneration, type Ask, type Desk } from './analysis.ts';
import { choose, readWhole, type Chosen, type ShownRow } from './desk-list.ts';
import { filtersIn } from './filters.ts';
import { lastVisit } from './last-visit.ts';

export const load: PageServerLoad = async ({ locals, url, cookies }) => {
  const desk = await atDesk(locals);
  const visited = lastVisit(cookies, desk.me.personId, locals.site.origin.startsWith('https:'));
  return ofOneGeneration(locals, desk, (ask) => listPage(locals, desk, url, visited, ask));
};

async function listPage(locals: App.Locals, desk: Desk, url: URL, visited: Date | null, ask: Ask) {
  const filters = filtersIn(url.searchParams);
  const mayImport = mayDo(desk.me.role, 'analysis:import');
  const whole = await ask('desk', readWhole);
  const typedDay = (url.searchParams.get('day') ?? '').slice(0, 40);
  if (whole === null) return { mayImport, filters, typedDay, list: null };
  const page = pageIn(url.searchParams);
  const chosen = await locals.store.within(locals.viewer, (tx) =>
    choose(tx, desk, whole, filters, page, visited),
  );
  const { language } = locals;
  const keys = [...chosen.today, ...chosen.rows].map(({ row }) => row);
  const question = `desk rows ${language} ${keys.map(listedKey).join(' ')}`;
  const told = await ask(question, (analysis) => readQueue(analysis, { keys, language }));
  const byKey = new Map((told ?? []).map((row) => [listedKey(row), row]));
  const shown = (rows: readonly Chosen[]): ShownRow[] =>
    rows.flatMap(({ row, ...rest }) => {
      const found = byKey.get(listedKey(row));
      return found ? [{ ...rest, row: found }] : [];
    });
  const provinces = chosen.provinces.map((one) => ({ value: one.iso, label: one[language] }));
  return {
    mayImport,
    filters,
    typedDay,
    list: {
      ...chosen,
      today: shown(chosen.today),
      rows: shown(chosen.rows),
      provinces,
      years: [...new Set(whole.rows.map((row) => row.fiscal_year_be))].sort((a, b) => b - a),
      flags: whole.flags.map((flag) => ({ value: flag.id, label: flag[language] })),
      dataLine: whole.line[language],
      sampledFiles: whole.sampledFiles,
      isNation: desk.me.scopeKind === 'nation',
    },
  };
}

export const actions: Actions = {
  capacity: (event) =>
    answerForm(event, async ({ subjectsPerDay }) => {
      const { store, viewer } = event.locals;
      await act(store, viewer, setCapacity, { subjectsPerDay });
      return { to: '/desk' };
    }),
};
