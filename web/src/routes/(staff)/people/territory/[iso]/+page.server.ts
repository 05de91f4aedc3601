/** One province: to whom it belonged and belongs, by day, and the form by which it moves. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { act } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { moveProvince } from '#office/territory/actions/move-province.ts';
import { datedRows } from '#office/territory/dated-rows.ts';
import { listNames, listWords, numberOf, officeNames } from '#office/territory/lists.ts';
import { provinceByIso } from '#office/territory/queries.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending, type AskedForm } from '#web/src/forms/asked.ts';
import { nationHatFor } from '#web/src/routes/(staff)/people/hat.ts';
import { text } from '#web/src/routes/(staff)/people/territory/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await nationHatFor(tx, 'territory:edit');
    const province = await provinceByIso(tx, params.iso);
    if (!province) throw notFound();
    const rows = await datedRows(tx, province.iso);
    return { province, rows, asked: formFor(locals.language, rows.length) };
  });

function formFor(language: Language, version: number): AskedForm {
  const words = text[language];
  const lists = listNames.map((value) => ({ value, label: listWords[language].lists[value] }));
  const offices = officeNames.map((value) => {
    const no = numberOf(value);
    return { value, label: no === null ? words.central : words.number(no) };
  });
  return {
    title: words.moveTitle,
    lead: words.moveLead,
    fields: [
      { name: 'list', label: words.list, options: lists, required: true },
      { name: 'belongsTo', label: words.to, hint: words.toHint, options: offices, required: true },
      { name: 'fromOn', label: words.fromOn, type: 'day', required: true },
      {
        name: 'source',
        label: words.document,
        hint: words.documentHint,
        required: true,
        maxlength: 300,
      },
      { name: 'verified', label: words.verified, type: 'tick' },
    ],
    button: words.move,
    hidden: { version, request_id: randomUUID() },
    back: { href: '/people/territory', label: words.back },
  };
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { iso } = event.params;
      await act(store, viewer, moveProvince, { ...typed, provinceIso: iso }, sending(typed));
      return { to: `/people/territory/${iso}` };
    }),
};
