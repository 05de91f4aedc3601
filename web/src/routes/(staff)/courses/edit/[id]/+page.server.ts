/** One version while it is written: its lessons, its questions with their figures, and what may be done with it. */
import { act, type Action } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import {
  discardDraft,
  publishVersion,
  retireVersion,
} from '#programme/curriculum/actions/publish-version.ts';
import { reviseCourse } from '#programme/curriculum/actions/revise-course.ts';
import { bankOf, lessonsToEdit, readVersion } from '#programme/curriculum/editing.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

const deeds = { publish: publishVersion, retire: retireVersion, discard: discardDraft } satisfies Record<
  string,
  Action<unknown>
>;
type Deed = keyof typeof deeds;

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'course:edit');
    return {
      one: await readVersion(tx, params.id),
      lessons: (await lessonsToEdit(tx, params.id)).map(({ id, titleTh, titleEn, minutes }) => ({
        id,
        titleTh,
        titleEn,
        minutes,
      })),
      bank: await bankOf(tx, params.id),
    };
  });

export const actions: Actions = {
  deed: (event) =>
    answerForm(event, async ({ deed, version }) => {
      const { store, viewer } = event.locals;
      const { id } = event.params;
      if (typeof deed !== 'string' || !Object.hasOwn(deeds, deed)) throw notFound();
      await act<unknown>(store, viewer, deeds[deed as Deed], { id, version });
      return { to: `/courses/edit/${id}` };
    }),
  revise: (event) =>
    answerForm(event, async () => {
      const { store, viewer } = event.locals;
      const { id } = await act(store, viewer, reviseCourse, { versionId: event.params.id });
      return { to: `/courses/edit/${id}` };
    }),
};
