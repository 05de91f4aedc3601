/** A lesson that was made public; the others are not there for whoever has not signed in. */
import { lessonPage } from '#web/src/routes/(public)/learning/course/lesson-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within({ kind: 'public' }, (tx) => lessonPage(tx, params, locals.language));
