/** The days off by which working days are counted: read by everybody signed in, kept by the centre. */
import { bangkokToday, calendarYearBe } from '#kernel/working-days.ts';
import { act, whoAmI } from '#office/action.ts';
import { recordHoliday } from '#office/deadlines/actions/record-holiday.ts';
import { withdrawHoliday } from '#office/deadlines/actions/withdraw-holiday.ts';
import { readHolidayYear } from '#office/deadlines/holiday-year.ts';
import { notFound } from '#office/problems.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await whoAmI(tx);
    if (!me) throw notFound();
    const thisYear = calendarYearBe(bangkokToday(new Date()));
    const years = [thisYear - 1, thisYear, thisYear + 1, thisYear + 2];
    const year = years.find((one) => String(one) === url.searchParams.get('year')) ?? thisYear;
    const mayEdit = mayDo(me.role, 'holiday:edit') && me.scopeKind === 'nation';
    return { year, years, ...(await readHolidayYear(tx, year)), mayEdit };
  });

/** Back to the year of the day that was changed. */
const yearOf = (on: string) => ({ to: `/my-work/holidays?year=${calendarYearBe(on)}` });

export const actions: Actions = {
  record: (event) =>
    answerForm(event, async (typed) =>
      yearOf(await act(event.locals.store, event.locals.viewer, recordHoliday, typed)),
    ),
  withdraw: (event) =>
    answerForm(event, async ({ on }) =>
      yearOf(await act(event.locals.store, event.locals.viewer, withdrawHoliday, { on })),
    ),
};
