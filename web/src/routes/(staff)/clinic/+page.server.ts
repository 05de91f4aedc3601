/** The clinic's queue: what waits for advice, by the day it was promised; with filters, page after page. */
import { askerKinds } from '#clinic/consultations/kinds.ts';
import { readPromises, topicName, urgencyNames } from '#clinic/consultations/promises.ts';
import { listConsultations } from '#clinic/consultations/queries.ts';
import { consultationStates, type ConsultationState } from '#clinic/consultations/states.ts';
import { dueDay, readCalendar } from '#office/deadlines/calendar.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

const states = ['open', 'all', ...(Object.keys(consultationStates) as ConsultationState[])] as const;
const askers = Object.keys(askerKinds) as (keyof typeof askerKinds)[];
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

const oneOf = <const T extends string>(text: string | null, all: readonly T[]): T | undefined =>
  all.find((one) => one === text);

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'clinic:answer');
    const { language } = locals;
    const asked = (name: string) => url.searchParams.get(name);
    const { topics, version, verified } = readPromises();
    const after = asked('after');
    const words = (asked('words') ?? '').trim().slice(0, 200);
    const filters = {
      state: oneOf(asked('state'), states) ?? (words === '' ? 'open' : 'all'),
      words,
      topic: topics.find(({ id }) => id === asked('topic'))?.id,
      urgency: oneOf(asked('urgency'), urgencyNames),
      askerKind: oneOf(asked('asker'), askers),
      mine: asked('whose') === 'mine',
    };
    const from = after !== null && uuid.test(after) ? after : undefined;
    const { rows, next } = await listConsultations(tx, { ...filters, after: from });
    const calendar = await readCalendar(tx);
    const isOpen = (state: string) => ['received', 'in_hand', 'clarifying'].includes(state);
    return {
      filters,
      next,
      version,
      verified,
      topics: topics.map((one) => ({ value: one.id, label: one[language] })),
      rows: rows.map((row) => ({
        ...row,
        topic: topicName(row.topic, language),
        overdue: isOpen(row.state) && dueDay(row.answerByOn, calendar).overdue,
      })),
    };
  });
