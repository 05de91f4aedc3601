/** One telling of advice, beside what was asked and answered: what a checker compares. */
import { openAdvice } from '#clinic/advice/reading.ts';
import { topicName } from '#clinic/consultations/promises.ts';
import { readPublication } from '#clinic/publishing/queries.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { publicationDeeds, publicationStartsFrom } from '#web/src/routes/(staff)/clinic/publication-forms.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'clinic:answer');
    const { writers, ...publication } = await readPublication(tx, params.id);
    const { id, number, question, facts, conditions, answer } = await openAdvice(tx, publication.adviceId);
    const isSigner = mayDo(me.role, 'clinic:sign');
    return {
      publication: { ...publication, topic: topicName(publication.topic, locals.language) },
      advice: { id, number, question, facts, conditions, answer },
      deeds: publicationDeeds.filter(
        (deed) =>
          publicationStartsFrom[deed].includes(publication.state) &&
          ((deed !== 'clear' && deed !== 'withdraw') || isSigner) &&
          (deed !== 'check' || !writers.includes(me.personId)),
      ),
    };
  });
