/** One course: its lessons, the reader's own tests, and the way into the next one. */
import { randomUUID } from 'node:crypto';
import { act } from '#office/action.ts';
import { beginTest } from '#programme/curriculum/actions/begin-test.ts';
import { lessonsOf, ownAttempts, readCourse } from '#programme/curriculum/catalogue.ts';
import { answerConfidence, confidenceOf } from '#programme/curriculum/confidence.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'course:learn');
    const course = await readCourse(tx, params.slug);
    const attempts = await ownAttempts(tx, course.versionId);
    const posts = attempts.filter(({ kind }) => kind === 'post');
    return {
      course,
      lessons: await lessonsOf(tx, course.versionId),
      attempts,
      mayPre: attempts.length === 0,
      mayPost:
        attempts.every(({ state }) => state === 'finished') &&
        !posts.some(({ score, passCount }) => (score ?? 0) >= passCount),
      confidence: await confidenceOf(tx, course.versionId),
      phase: posts.length > 0 ? ('after' as const) : ('before' as const),
      thanked: url.searchParams.has('thanked'),
      requestId: randomUUID(),
    };
  });

export const actions: Actions = {
  begin: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { versionId, kind } = typed;
      const { id } = await act(store, viewer, beginTest, { versionId, kind }, sending(typed));
      return { to: `/courses/tests/${id}` };
    }),
  confidence: (event) =>
    answerForm(event, async (typed) => {
      await answerConfidence(event.locals.store, event.locals.viewer, typed);
      return { to: `/courses/${event.params.slug}?thanked` };
    }),
};
