/** The checklist of one agency, to be filled in on the spot; the server keeps what is sent, question by question. */
import { randomUUID } from 'node:crypto';
import { recordFindings } from '#clinic/visits/actions/record-findings.ts';
import { questionsOf, type Question } from '#clinic/visits/checklist.ts';
import { findingsOf, readVisit, readVisitAgency } from '#clinic/visits/queries.ts';
import { notUnderWay } from '#clinic/visits/problems.ts';
import { visitAgencyStates } from '#clinic/visits/states.ts';
import { act } from '#office/action.ts';
import { wrongState } from '#office/problems.ts';
import { answerForm, type Typed } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'visit:run');
    const visit = await readVisit(tx, params.id);
    const agency = await readVisitAgency(tx, params.id, params.agency);
    if (visit.state !== 'under_way') throw notUnderWay();
    if (agency.state !== 'to_see' && agency.state !== 'seen')
      throw wrongState(visitAgencyStates, agency.state, ['to_see', 'seen']);
    return {
      visit: { id: visit.id, number: visit.number },
      agency,
      findings: await findingsOf(tx, agency.id),
      requestId: randomUUID(),
    };
  });

const text = (typed: Typed, name: string) => (typeof typed[name] === 'string' ? typed[name] : '');

/** What was typed at a question; null where nothing was, so that nothing is made of it. */
function typedAt(typed: Typed, { id }: Question) {
  const answer = text(typed, `answer_${id}`);
  const [figure, note] = [text(typed, `figure_${id}`), text(typed, `note_${id}`)];
  if (answer === '' && figure === '' && note === '') return [];
  return [{ questionId: id, note, figure, ...(answer === '' ? {} : { answer }) }];
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id, agency } = event.params;
      const { checklist } = await store.within(viewer, (tx) => readVisitAgency(tx, id, agency));
      const findings = checklist ? questionsOf(checklist).flatMap((one) => typedAt(typed, one)) : [];
      const { overall, overallWords, version } = typed;
      const input = { id: agency, version, overall, overallWords, findings };
      await act(store, viewer, recordFindings, input, sending(typed));
      return { to: `/visits/${id}/agencies/${agency}` };
    }),
};
