/** How ready one province is, as far as it was asked. */
import { randomUUID } from 'node:crypto';
import { act } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { enterReadiness } from '#programme/selection/actions/enter-readiness.ts';
import { readyProvinces } from '#programme/selection/queries.ts';
import { coordinators, wills } from '#programme/selection/states.ts';
import { text } from '#programme/selection/text.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending, type AskedForm } from '#web/src/forms/asked.ts';
import { opened } from '#web/src/routes/(staff)/selection/[id]/open.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { selection } = await opened(tx, params.id, 'selection:prepare', ['drafted']);
    const province = (await readyProvinces(tx, selection)).find(({ iso }) => iso === params.iso);
    if (!province) throw notFound();
    const { language } = locals;
    const words = text[language];
    const list = (of: Record<string, { th: string; en: string }>) => [
      { value: '', label: words.notAsked },
      ...Object.entries(of).map(([value, one]) => ({ value, label: one[language] })),
    ];
    const asked: AskedForm = {
      title: words.readinessTitle(province[language]),
      lead: words.readinessLead,
      fields: [
        { name: 'governorWill', label: words.will, options: list(wills), value: province.governorWill ?? '' },
        {
          name: 'coordinator',
          label: words.coordinator,
          options: list(coordinators),
          value: province.coordinator ?? '',
        },
        { name: 'basis', label: words.basis, hint: words.basisHint, value: province.basis, maxlength: 300 },
      ],
      button: words.save,
      hidden: { request_id: randomUUID() },
      back: { href: `/selection/${selection.id}`, label: words.back },
    };
    return { asked };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id, iso } = event.params;
      const input = { ...deedInput(typed, id), provinceIso: iso };
      await act(store, viewer, enterReadiness, input, sending(typed));
      return { to: `/selection/${id}` };
    }),
};
