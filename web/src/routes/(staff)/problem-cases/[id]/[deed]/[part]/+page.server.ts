/** One deed at what a party took on, or at a joint meeting of a problem case. */
import { callMeetingOff } from '#clinic/problem-cases/actions/call-meeting-off.ts';
import { recordMeeting } from '#clinic/problem-cases/actions/record-meeting.ts';
import { settleCommitment } from '#clinic/problem-cases/actions/settle-commitment.ts';
import { ended } from '#clinic/problem-cases/problems.ts';
import { commitmentsOf, meetingsOf, type Commitment, type Meeting } from '#clinic/problem-cases/queries.ts';
import { openCasePage } from '#clinic/problem-cases/reading.ts';
import { act, type Action } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending } from '#web/src/forms/asked.ts';
import { isPartDeed, mayGoOn, partForm, type PartDeed } from '#web/src/routes/(staff)/problem-cases/forms.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

const deedActions: Record<PartDeed, Action<unknown>> = {
  kept: settleCommitment.kept,
  released: settleCommitment.released,
  held: recordMeeting,
  'called-off': callMeetingOff,
};

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { deed } = params;
    if (!isPartDeed(deed)) throw notFound();
    await hatFor(tx, 'problem_case:run');
    const { id, number, state } = await openCasePage(tx, params.id);
    const part = await partOf(tx, id, deed, params.part);
    if (!mayGoOn(state) || (part.state !== 'promised' && part.state !== 'planned')) throw ended();
    return { found: { id, number }, asked: partForm(deed, locals.language, { caseId: id, part }) };
  });

/** @throws Problem office.not_found: a part of another case is no part of this one */
async function partOf(tx: Tx, caseId: string, deed: PartDeed, id: string): Promise<Commitment | Meeting> {
  const isMeeting = deed === 'held' || deed === 'called-off';
  const all = isMeeting ? await meetingsOf(tx, caseId) : await commitmentsOf(tx, caseId);
  const found = all.find((one) => one.id === id);
  if (!found) throw notFound();
  return found;
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id, deed, part } = event.params;
      if (!isPartDeed(deed)) throw notFound();
      await store.within(viewer, (tx) => partOf(tx, id, deed, part));
      await act(store, viewer, deedActions[deed], deedInput(typed, part), sending(typed));
      return { to: `/problem-cases/${id}` };
    }),
};
