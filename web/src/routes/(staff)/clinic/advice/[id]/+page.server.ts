/** One version of advice. That it was opened is written down before its words come out. */
import { hasWritten } from '#clinic/advice/advice.ts';
import { shortHash } from '#clinic/advice/facts.ts';
import { heardSince, sourcesOf } from '#clinic/advice/queries.ts';
import { adviceHistory, openAdvice } from '#clinic/advice/reading.ts';
import { reviewsNeeded, reviewsOf } from '#clinic/advice/reviews.ts';
import { likeAnswers, otherLevels } from '#clinic/advice/similar.ts';
import { topicName } from '#clinic/consultations/promises.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';
import { adviceDeeds, adviceStartsFrom } from '#web/src/routes/(staff)/clinic/advice-forms.ts';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'clinic:answer');
    const advice = await openAdvice(tx, params.id);
    const { id, state, consultationId, validUntilOn, question } = advice;
    const isOpen = state !== 'signed' && state !== 'dropped';
    const isWriter = state === 'to_read' && (await hasWritten(tx, id, me.personId));
    const needed = await reviewsNeeded(tx, id);
    const named = <Row extends { topic: string }>(rows: readonly Row[]) =>
      rows.map((row) => ({ ...row, topic: topicName(row.topic, locals.language) }));
    return {
      advice,
      shortHash: shortHash(advice.factsSha256),
      isOver: state === 'signed' && validUntilOn < bangkokToday(new Date()),
      sources: await sourcesOf(tx, id),
      later: await heardSince(tx, consultationId, advice.signedAt ?? advice.draftedAt),
      needed,
      reviewed: await reviewsOf(tx, id),
      like: isOpen ? named(await likeAnswers(tx, { id: consultationId, question })) : [],
      against: isOpen ? named(await otherLevels(tx, advice)) : [],
      history: await adviceHistory(tx, advice),
      mayReplace: state === 'signed' && advice.replacedById === null,
      deeds: adviceDeeds.filter(
        (deed) =>
          adviceStartsFrom[deed].includes(state) &&
          (deed !== 'sign' || mayDo(me.role, 'clinic:sign')) &&
          !(deed === 'pass' && isWriter) &&
          (deed !== 'clear-review' || needed.length > 0),
      ),
    };
  });
