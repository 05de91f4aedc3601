/** Every indicator of a place: its exact sum, its target, who gave a figure; now, or as at a moment that stays. */
import { formatBaht } from '#kernel/baht.ts';
import type { Language } from '#kernel/texts.ts';
import { bands } from '#master-plan/roll-up/lights.ts';
import { frozenMoment } from '#master-plan/roll-up/freeze.ts';
import { noProjects, projectSums, projectsTogether, type ProjectSums } from '#master-plan/roll-up/read.ts';
import { provinceNames, viewOf } from '#master-plan/roll-up/view.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';
import { addressOf, askedOf, indicatorRows } from './rows.ts';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'return:follow');
    const { language } = locals;
    const view = await viewOf(tx, me, (name) => (url.searchParams.get(name) ?? '').trim());
    const shared = {
      period: view.period,
      isYear: view.isYear,
      level: view.level,
      line: view.line,
      provinceIso: view.provinceIso ?? '',
      unit: view.unitNo === null ? '' : String(view.unitNo),
      moment: view.moment === null ? null : String(view.moment),
      frozenAt: view.frozenAt,
      rounds: view.rounds.map(({ id, be, quarter }) => ({ id, be, quarter })),
      here: addressOf(view),
      now: addressOf(view, { moment: '' }),
      bands,
    };
    const last = view.asked.at(-1);
    if (!last) return { ...shared, last: null, rows: [], projects: null, provinces: [] };
    const { rows, quarters } = await indicatorRows(tx, view, language);
    // A project has one id from quarter to quarter: of a year the last quarter's are shown, and the page says so.
    const { round, provinces } = quarters.at(-1)!;
    const ofRound = await projectSums(tx, { ...askedOf(round, view), isGood: true }, provinces);
    const names = await provinceNames(tx);
    const sums = [...ofRound.values()].reduce(projectsTogether, noProjects);
    return {
      ...shared,
      last: { id: last.id, be: last.be, quarter: last.quarter },
      isFixedLate: view.asked.some(({ isFixedLate }) => isFixedLate),
      rows: rows.map(({ a: _a, b: _b, interval: _interval, ...row }) => row), // the page of an indicator shows them
      provinces: provinces.map((value) => ({ value, label: names.get(value)?.[language] ?? value })),
      projects: shownProjects(sums, language),
    };
  });

/** Money by part as people read it. Part 3 has none. */
function shownProjects(sums: ProjectSums, language: Language) {
  const money = (satang: bigint) => formatBaht(satang, language);
  return {
    projects: sums.projects,
    people: String(sums.people),
    parts: ([1, 2, 3] as const).map((part) => ({
      part,
      projects: sums.inPart[part],
      received: part === 3 ? null : money(sums.received[part]),
      spent: part === 3 ? null : money(sums.spent[part]),
    })),
  };
}

export const actions: Actions = {
  /** A link to the figures of this moment, which it will give for ever. Nothing of the office changes. */
  default: (event) =>
    answerForm(event, async () => {
      const { store, viewer } = event.locals;
      const to = await store.within(viewer, async (tx) => {
        const me = await hatFor(tx, 'return:follow');
        const view = await viewOf(tx, me, (name) => (event.url.searchParams.get(name) ?? '').trim());
        return addressOf({ ...view, moment: await frozenMoment(tx) });
      });
      return { to: `/master-plan/roll-up?${to}` };
    }),
};
