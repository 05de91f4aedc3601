/** What the clinics did in a fiscal year: sums by Area and quarter, and what may be told apart in them. */
import { readPromises, topicName } from '#clinic/consultations/promises.ts';
import { clinicCounts, type ClinicCount } from '#clinic/numbers/read.ts';
import { text } from '#clinic/numbers/text.ts';
import { fiscalYearBe } from '#kernel/fiscal-year.ts';
import { bangkokDay } from '#kernel/thai-date.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

/** The first year of the programme, and so the first that can be asked for. */
const firstYear = 2562;

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'clinic:numbers');
    const { language } = locals;
    const words = text[language];
    const newest = fiscalYearBe(bangkokDay(Date.now()));
    const years = Array.from({ length: newest - firstYear + 1 }, (_, back) => newest - back);
    const be = years.find((year) => String(year) === url.searchParams.get('year')) ?? newest;
    const known = new Set(readPromises().topics.map(({ id }) => id));
    const name = ({ part, key, provinceTh, provinceEn }: ClinicCount): string => {
      if (key === null) return words.rest;
      if (part === 'topic') return known.has(key) ? topicName(key, language) : key;
      return (language === 'th' ? provinceTh : provinceEn) ?? words.noProvince;
    };
    const rows = (await clinicCounts(tx, be)).map((row, at) => ({ ...row, at, name: name(row) }));
    const of = (part: ClinicCount['part']) => rows.filter((row) => row.part === part);
    return {
      be,
      years: years.map((year) => ({ value: String(year), label: String(year) })),
      atDesk: mayDo(me.role, 'clinic:answer'),
      quarters: of('all'),
      provinces: of('province'),
      topics: of('topic'),
    };
  });
