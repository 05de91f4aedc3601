/** One deed at a telling: its form, and the action it sends. A deed nobody knows is a page that is not there. */
import { openAdvice } from '#clinic/advice/reading.ts';
import { editPublication } from '#clinic/publishing/actions/edit.ts';
import {
  checkPublication,
  clearPublication,
  dropPublication,
  handToCheck,
  withdrawPublication,
} from '#clinic/publishing/actions/move.ts';
import { earliestDay } from '#clinic/publishing/desk.ts';
import { readPublication } from '#clinic/publishing/queries.ts';
import { publicationStates } from '#clinic/publishing/states.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import { act, type Action } from '#office/action.ts';
import { notFound, wrongState } from '#office/problems.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending } from '#web/src/forms/asked.ts';
import {
  isPublicationDeed,
  publicationForm,
  publicationStartsFrom,
  type PublicationDeed,
} from '#web/src/routes/(staff)/clinic/publication-forms.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

const deedActions: Record<PublicationDeed, Action<unknown>> = {
  edit: editPublication,
  'hand-on': handToCheck,
  check: checkPublication,
  clear: clearPublication,
  withdraw: withdrawPublication,
  drop: dropPublication,
};

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { deed } = params;
    if (!isPublicationDeed(deed)) throw notFound();
    await hatFor(tx, deed === 'clear' || deed === 'withdraw' ? 'clinic:sign' : 'clinic:answer');
    const publication = await readPublication(tx, params.id);
    const advice = await openAdvice(tx, publication.adviceId);
    const { state, title, id } = publication;
    if (!publicationStartsFrom[deed].includes(state))
      throw wrongState(publicationStates, state, publicationStartsFrom[deed]);
    const earliest = earliestDay(advice, bangkokToday(new Date()));
    return { told: { id, title }, asked: publicationForm(deed, locals.language, publication, earliest) };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id, deed } = event.params;
      if (!isPublicationDeed(deed)) throw notFound();
      await act(store, viewer, deedActions[deed], deedInput(typed, id), sending(typed));
      return { to: `/clinic/publications/${id}` };
    }),
};
