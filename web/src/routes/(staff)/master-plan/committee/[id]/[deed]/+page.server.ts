/** One deed at a meeting: its form, and the action it sends. A deed nobody knows is a page that is not there. */
import { commentOnMeeting } from '#master-plan/committee/actions/comment.ts';
import { freezePack } from '#master-plan/committee/actions/freeze-pack.ts';
import { callOffMeeting, closeMeeting, holdMeeting } from '#master-plan/committee/actions/hold-meeting.ts';
import { addItem, moveHeading, takeOffItem } from '#master-plan/committee/actions/keep-agenda.ts';
import { recordResolution } from '#master-plan/committee/actions/resolve.ts';
import { reviseMeeting } from '#master-plan/committee/actions/revise-meeting.ts';
import { now } from '#master-plan/committee/as-at.ts';
import { compose } from '#master-plan/committee/compose.ts';
import {
  itemsOf,
  readMeeting,
  readPack,
  roundChoices,
  type Meeting,
} from '#master-plan/committee/queries.ts';
import { act, type Action } from '#office/action.ts';
import type { Language } from '#kernel/texts.ts';
import { notFound } from '#office/problems.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import {
  deedForm,
  deedsFor,
  isDeed,
  type Around,
  type Deed,
} from '#web/src/routes/(staff)/master-plan/committee/forms.ts';
import { optionOfRound } from '#web/src/routes/(staff)/master-plan/committee/rounds.ts';
import type { Actions, PageServerLoad } from './$types';

const deedActions: Record<Deed, Action<unknown>> = {
  revise: reviseMeeting,
  'add-item': addItem,
  'take-off-item': takeOffItem,
  order: moveHeading,
  freeze: freezePack,
  hold: holdMeeting,
  resolve: recordResolution,
  close: closeMeeting,
  'call-off': callOffMeeting,
  comment: commentOnMeeting,
};

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { deed } = params;
    if (!isDeed(deed)) throw notFound();
    const me = await hatFor(tx, deed === 'comment' ? 'committee:comment' : 'committee:run');
    const meeting = await readMeeting(tx, params.id);
    if (!mayDo(me.role, 'committee:read') || !deedsFor(me.role, meeting).includes(deed)) throw notFound();
    return { asked: deedForm(deed, await around(tx, deed, meeting, locals.language), meeting) };
  });

/** What the deed's form lets choose from. */
async function around(tx: Tx, deed: Deed, meeting: Meeting, language: Language): Promise<Around> {
  const rounds = deed === 'revise' ? (await roundChoices(tx)).map(optionOfRound(language)) : [];
  const items = deed === 'take-off-item' ? await itemsOf(tx, meeting.id) : [];
  const headings =
    deed === 'order' ? (await compose(tx, meeting, { moment: now, frozenAt: '' })).content.agenda : [];
  const bodies = deed === 'resolve' ? (await readPack(tx, meeting.id)).content.bodies : [];
  return {
    language,
    rounds,
    items: items.map(({ id, title }) => ({ value: id, label: title })),
    headings: headings.map(({ key, ...title }) => ({ value: key, label: title[language] })),
    bodies: bodies.map(({ agencyId, nameTh }) => ({ value: agencyId, label: nameTh })),
  };
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { id, deed } = event.params;
      if (!isDeed(deed)) throw notFound();
      const { store, viewer } = event.locals;
      const input = { ...deedInput(typed, id), committeeMeetingId: id };
      await act(store, viewer, deedActions[deed], input, sending(typed));
      return { to: `/master-plan/committee/${id}` };
    }),
};
