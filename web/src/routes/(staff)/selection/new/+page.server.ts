/** A selection begins: year, Area, kind, and how much each criterion counts. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { act, type Me } from '#office/action.ts';
import { draftSelection } from '#programme/selection/actions/draft.ts';
import { yearsToSelect } from '#programme/selection/queries.ts';
import { roleNames, roles } from '#programme/selection/states.ts';
import { text } from '#programme/selection/text.ts';
import { text as programme } from '#programme/text.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending, type AskedForm } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { weightAsked } from '../weight-fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'selection:prepare');
    const years = await yearsToSelect(tx);
    return {
      asked: years.length === 0 ? null : beginning(locals.language, me, years, url.searchParams.get('be')),
    };
  });

function beginning(language: Language, me: Me, years: number[], wanted: string | null): AskedForm {
  const words = text[language];
  const areas = me.scopeKind === 'area' ? [Number(me.scopeId)] : [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const option = (value: string | number, label: string) => ({ value: String(value), label });
  return {
    title: words.begin,
    lead: words.weightsLead,
    fields: [
      {
        name: 'fiscalYearBe',
        label: words.year,
        options: years.map((be) => option(be, programme[language].year(be))),
        value: years.includes(Number(wanted)) ? wanted : String(years[0]),
        required: true,
      },
      {
        name: 'areaNo',
        label: words.areaLabel,
        options: areas.map((no) => option(no, words.area(no))),
        required: true,
      },
      {
        name: 'role',
        label: words.role,
        options: roleNames.map((name) => option(name, roles[name][language])),
        required: true,
      },
      ...weightAsked(language, null),
    ],
    button: words.begin,
    hidden: { request_id: randomUUID() },
    back: { href: '/selection', label: words.back },
  };
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id } = await act(store, viewer, draftSelection, typed, sending(typed));
      return { to: `/selection/${id}` };
    }),
};
