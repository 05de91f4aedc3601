/** The desk invites the province for a year, which drafts the letter. */
import { randomUUID } from 'node:crypto';
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import type { Language } from '#kernel/texts.ts';
import { addWorkingDays } from '#kernel/working-days.ts';
import { act } from '#office/action.ts';
import { readCalendar, type OfficeCalendar } from '#office/deadlines/calendar.ts';
import { notFound } from '#office/problems.ts';
import { provinceByIso } from '#office/territory/queries.ts';
import { readerOfPlace } from '#programme/reader.ts';
import { inviteProvince } from '#programme/workspace/actions/invite.ts';
import { placeNames, places } from '#programme/workspace/states.ts';
import { text } from '#programme/workspace/text.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending, type AskedForm } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'workspace:invite');
    const province = await provinceByIso(tx, params.iso);
    if (!province) throw notFound();
    await readerOfPlace(tx, province.areaNo, province.iso);
    const { language } = locals;
    return { called: province[language], asked: inviting(params.iso, await readCalendar(tx), language) };
  });

function inviting(iso: string, { today, holidays }: OfficeCalendar, language: Language): AskedForm {
  const { invitation: words, invite, back } = text[language];
  const year = fiscalYearBeOfInstant(new Date());
  const years = [year, year + 1].map((be) => ({ value: String(be), label: String(be) }));
  const kinds = placeNames.map((value) => ({ value, label: places[value][language] }));
  const answerBy = addWorkingDays(today, 15, holidays);
  return {
    title: invite,
    lead: words.lead,
    fields: [
      { name: 'fiscalYearBe', label: words.year, options: years, value: String(year), required: true },
      { name: 'kind', label: words.kind, options: kinds, required: true },
      { name: 'wordingTh', label: words.wording, hint: words.wordingHint, required: true, maxlength: 120 },
      { name: 'answerByOn', label: words.answerBy, type: 'day', value: answerBy, required: true },
    ],
    button: words.button,
    hidden: { request_id: randomUUID() },
    back: { href: `/province/${iso}/workspace`, label: back },
  };
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const input = { ...typed, provinceIso: event.params.iso };
      const { letterId } = await act(store, viewer, inviteProvince, input, sending(typed));
      return { to: `/letters/${letterId}` };
    }),
};
