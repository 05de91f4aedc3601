/** One deed at a resolution: its form, and the action it sends. */
import {
  carryResolution,
  resolutionDone,
  resolutionGoesOn,
} from '#master-plan/committee/actions/follow-resolution.ts';
import { takeUpResolution } from '#master-plan/committee/actions/take-up.ts';
import { readPack, readResolution, type Resolution } from '#master-plan/committee/queries.ts';
import { act, type Action } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import {
  isResolutionDeed,
  resolutionDeedsFor,
  resolutionForm,
  type ResolutionDeed,
} from '#web/src/routes/(staff)/master-plan/committee/forms.ts';
import type { Actions, PageServerLoad } from './$types';

const deedActions: Record<ResolutionDeed, Action<unknown>> = {
  'go-on': resolutionGoesOn,
  carry: carryResolution,
  done: resolutionDone,
  'take-up': takeUpResolution,
};

export const load: PageServerLoad = ({ locals: { store, viewer, language }, params }) =>
  store.within(viewer, async (tx) => {
    const { deed } = params;
    if (!isResolutionDeed(deed)) throw notFound();
    const me = await hatFor(tx, deed === 'take-up' ? 'recommendation:issue' : 'committee:run');
    const resolution = await readResolution(tx, params.resolution);
    if (!resolutionDeedsFor(me.role, resolution).includes(deed)) throw notFound();
    const bodies = deed === 'take-up' ? await bodiesFor(tx, resolution) : [];
    return { asked: resolutionForm(deed, { language, bodies }, resolution) };
  });

async function bodiesFor(tx: Tx, { meetingId }: Resolution) {
  const { content } = await readPack(tx, meetingId);
  return content.bodies.map(({ agencyId, nameTh }) => ({ value: agencyId, label: nameTh }));
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { resolution, deed } = event.params;
      if (!isResolutionDeed(deed)) throw notFound();
      const { store, viewer } = event.locals;
      await act(store, viewer, deedActions[deed], deedInput(typed, resolution), sending(typed));
      return { to: `/master-plan/committee/resolutions/${resolution}` };
    }),
};
