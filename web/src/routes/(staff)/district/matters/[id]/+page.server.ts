/** One matter of a district centre's register: where it is, when it is due back, what came back. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import { act, type Action, type Me } from '#office/action.ts';
import { dueDay, readCalendar } from '#office/deadlines/calendar.ts';
import { giveBack, noteReturn } from '#office/districts/actions/give-back.ts';
import { takeOver } from '#office/districts/actions/take-over.ts';
import { readMatter, type Matter } from '#office/districts/queries.ts';
import { text } from '#office/districts/text.ts';
import { topicName } from '#office/districts/topics.ts';
import { notFound } from '#office/problems.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending, type AskedField, type AskedForm } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

const deeds = { take: takeOver, give: giveBack, note: noteReturn } satisfies Record<string, Action<unknown>>;
type Deed = keyof typeof deeds;

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'district:read');
    const matter = await readMatter(tx, params.id);
    const deed = deedFor(me, matter);
    return {
      matter: { ...matter, topic: topicName(matter.topic, locals.language) },
      due: dueDay(matter.dueBackOn, await readCalendar(tx)),
      asked: deed ? deedAsked(deed, matter, locals.language) : null,
    };
  });

/** What this hat does next with the matter, if anything. */
function deedFor({ role }: Me, { handedTo, state }: Matter): Deed | null {
  if (state === 'answered') return null;
  const atDesk = handedTo === 'area_office';
  if (mayDo(role, 'district:answer')) return atDesk ? (state === 'handed_over' ? 'take' : 'give') : null;
  return !atDesk && mayDo(role, 'district:hand_over') ? 'note' : null;
}

function deedAsked(deed: Deed, { version }: Matter, language: Language): AskedForm {
  const { matters, count } = text[language];
  const outcome: AskedField = {
    name: 'outcome',
    label: matters.outcome,
    hint: matters.giveBackHint,
    type: 'textarea',
    required: true,
    maxlength: 2000,
  };
  const today = bangkokToday(new Date());
  const answeredOn: AskedField = {
    name: 'answeredOn',
    label: matters.answeredOn,
    type: 'day',
    value: today,
    required: true,
  };
  const asked = { take: [], give: [outcome], note: [outcome, answeredOn] };
  const titles = { take: matters.takeOver, give: matters.giveBack, note: matters.noteReturn };
  return {
    title: titles[deed],
    fields: asked[deed],
    button: titles[deed],
    hidden: { deed, version, request_id: randomUUID() },
    back: { href: '/district', label: count.back },
  };
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async ({ deed, ...typed }) => {
      const { store, viewer } = event.locals;
      const { id } = event.params;
      if (typeof deed !== 'string' || !Object.hasOwn(deeds, deed)) throw notFound();
      await act<unknown>(store, viewer, deeds[deed as Deed], deedInput(typed, id), sending(typed));
      return { to: `/district/matters/${id}` };
    }),
};
