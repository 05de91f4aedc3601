/** The registers of the viewer's own office, as they are printed at the end of a year. */
import { bangkokToday, calendarYearBe } from '#kernel/working-days.ts';
import { readRegister, registerYears } from '#office/letters/registers.ts';
import type { PageServerLoad } from './$types';
import { oneOf, pageIn } from '../address.ts';
import { hatFor } from '../hat.ts';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'letter:register');
    const thisYear = calendarYearBe(bangkokToday(new Date()));
    const years = [...new Set([thisYear, ...(await registerYears(tx))])].sort((a, b) => b - a);
    const direction = oneOf(url.searchParams.get('direction'), ['out', 'in']);
    const yearBe = years.find((year) => String(year) === url.searchParams.get('year')) ?? thisYear;
    const page = pageIn(url.searchParams);
    const register = await readRegister(tx, { direction, yearBe, page });
    return { ...register, years, direction, yearBe, page };
  });
