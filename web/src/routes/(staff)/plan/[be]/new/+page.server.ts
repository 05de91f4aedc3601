/** A new line: which money pays decides what the form asks. */
import { randomUUID } from 'node:crypto';
import { act } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { provincesToday } from '#office/territory/queries.ts';
import { draftLine } from '#programme/plan/actions/draft-line.ts';
import { yearStanding } from '#programme/plan/basis.ts';
import { fundingNames } from '#programme/plan/kinds.ts';
import { text } from '#programme/plan/text.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending, type AskedForm } from '#web/src/forms/asked.ts';
import { fundingName, planAsked, whatAsked } from '#web/src/routes/(staff)/plan/line-form.ts';
import { yearOf } from '#web/src/routes/(staff)/plan/year-of.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'plan:draft');
    const be = yearOf(params.be);
    if (!(await yearStanding(tx, be))) throw notFound();
    const { language } = locals;
    const words = text[language];
    const funding = fundingNames.find((name) => name === url.searchParams.get('funding')) ?? 'integrated';
    const own = me.scopeKind === 'area' ? Number(me.scopeId) : null;
    const provinces = (await provincesToday(tx))
      .filter(({ areaNo }) => areaNo !== null && (own === null || areaNo === own))
      .map((one) => ({ value: one.iso, label: one[language] }));
    const asked: AskedForm = {
      title: words.add,
      lead: `${words.funding}: ${fundingName(funding, language)}`,
      fields: [
        ...whatAsked(language, own === null ? [1, 2, 3, 4, 5, 6, 7, 8, 9] : [own], provinces),
        ...planAsked(language, funding, null),
      ],
      button: words.add,
      hidden: { request_id: randomUUID(), funding, be },
      back: { href: `/plan/${be}`, label: words.back },
    };
    return { asked };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const line = { ...typed, be: event.params.be };
      const { id } = await act(store, viewer, draftLine, line, sending(typed));
      return { to: `/plan/lines/${id}` };
    }),
};
