/** One published answer. One that is not out yet, or was withdrawn, is a page that is not there. */
import { topicName } from '#clinic/consultations/promises.ts';
import { readAnswer } from '#clinic/publishing/queries.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const answer = await readAnswer(tx, params.id);
    return { answer: { ...answer, topic: topicName(answer.topic, locals.language) } };
  });
