/** A lesson of a draft, to be rewritten by the centre. */
import type { Language } from '#kernel/texts.ts';
import { act } from '#office/action.ts';
import { editLesson } from '#programme/curriculum/actions/edit-lesson.ts';
import { lessonToEdit, type LessonToEdit } from '#programme/curriculum/editing.ts';
import { deskText } from '#programme/curriculum/desk-text.ts';
import { text } from '#programme/curriculum/text.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, type AskedField, type AskedForm } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'course:edit');
    const one = await lessonToEdit(tx, params.id);
    return { asked: asking(one, locals.language) };
  });

function asking(one: LessonToEdit, language: Language): AskedForm {
  const { lesson: title, save } = deskText[language].edit;
  return {
    title,
    fields: fieldsOf(one, language),
    button: save,
    hidden: { version: one.version },
    back: { href: `/courses/edit/${one.versionId}`, label: text[language].backToCourse },
  };
}

function fieldsOf(one: LessonToEdit, language: Language): AskedField[] {
  const { fields: label } = deskText[language].edit;
  const area = { type: 'textarea', required: true } as const;
  return [
    { name: 'titleTh', label: label.titleTh, value: one.titleTh, required: true, maxlength: 200 },
    { name: 'titleEn', label: label.titleEn, value: one.titleEn, required: true, maxlength: 200 },
    {
      ...area,
      name: 'objectivesTh',
      label: label.objectivesTh,
      value: one.objectivesTh.join('\n'),
      maxlength: 3000,
    },
    {
      ...area,
      name: 'objectivesEn',
      label: label.objectivesEn,
      value: one.objectivesEn.join('\n'),
      maxlength: 3000,
    },
    {
      ...area,
      name: 'bodyTh',
      label: label.bodyTh,
      hint: label.bodyHint,
      value: one.bodyTh,
      maxlength: 20_000,
    },
    {
      ...area,
      name: 'bodyEn',
      label: label.bodyEn,
      hint: label.bodyHint,
      value: one.bodyEn,
      maxlength: 20_000,
    },
    { name: 'minutes', label: label.minutes, value: one.minutes, required: true, inputmode: 'numeric' },
    { name: 'isPublic', label: label.isPublic, type: 'tick', value: one.isPublic ? 'yes' : '' },
  ];
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { versionId } = await act(store, viewer, editLesson, deedInput(typed, event.params.id));
      return { to: `/courses/edit/${versionId}` };
    }),
};
