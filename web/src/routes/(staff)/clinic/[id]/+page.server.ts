/** One consultation. That it was opened is written down before its words come out. */
import { askerFiles } from '#clinic/asking/queries.ts';
import { followUpsOf } from '#clinic/advice/follow-ups.ts';
import { advicesOf } from '#clinic/advice/queries.ts';
import { promiseName, topicName } from '#clinic/consultations/promises.ts';
import { asideOf, notesOf } from '#clinic/consultations/queries.ts';
import { historyOf, openConsultation } from '#clinic/consultations/reading.ts';
import { casesOfConsultation } from '#clinic/problem-cases/queries.ts';
import { goingOn, isOpenedFrom } from '#clinic/problem-cases/states.ts';
import { dueDay, readCalendar } from '#office/deadlines/calendar.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';
import { deeds, startsFrom } from '../deed-forms.ts';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'clinic:answer');
    const consultation = await openConsultation(tx, params.id);
    const { language } = locals;
    const { state, id, heldById, isHeld } = consultation;
    const advices = await advicesOf(tx, id);
    const cases = await casesOfConsultation(tx, id);
    const isOpen = ['received', 'in_hand', 'clarifying'].includes(state);
    return {
      consultation: {
        ...consultation,
        topic: topicName(consultation.topic, language),
        urgency: promiseName(consultation.urgency, language),
      },
      due: isOpen ? dueDay(consultation.answerByOn, await readCalendar(tx)) : null,
      isAnothers: isHeld && heldById !== me.personId,
      isMine: isHeld && heldById === me.personId,
      notes: await notesOf(tx, id),
      files: await askerFiles(tx, id),
      advices,
      followUps: await followUpsOf(tx, id),
      mayDraft:
        ['in_hand', 'clarifying', 'answered'].includes(state) &&
        advices.every((one) => one.state === 'signed' || one.state === 'dropped'),
      cases,
      mayOpenCase:
        isOpenedFrom(state) && !cases.some((one) => (goingOn as readonly string[]).includes(one.state)),
      aside: await asideOf(tx, id),
      history: await historyOf(tx, id),
      deeds: deeds.filter((deed) => startsFrom[deed].includes(state)),
    };
  });
