/** One lesson, for officials. */
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { lessonPage } from '#web/src/routes/(public)/learning/course/lesson-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'course:learn');
    return lessonPage(tx, params, locals.language);
  });
