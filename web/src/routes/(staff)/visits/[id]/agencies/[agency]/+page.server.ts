/** One agency on a visit: what was found question by question, what follows from the figures, what it responded. */
import { reckoned } from '#clinic/visits/figures.ts';
import { findingsOf, raisedAt, readVisit, readVisitAgency } from '#clinic/visits/queries.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';
import { agencyDeeds, mayAtAgency } from '#web/src/routes/(staff)/visits/forms.ts';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'visit:run');
    const { id, number, state, onDay, isDemonstration } = await readVisit(tx, params.id);
    const agency = await readVisitAgency(tx, params.id, params.agency);
    const findings = await findingsOf(tx, agency.id);
    const figures = new Map(
      findings.flatMap((one) => (one.figure === null ? [] : [[one.questionId, one.figure]])),
    );
    return {
      visit: { id, number, state, onDay, isDemonstration },
      agency,
      findings,
      reckoned: agency.checklist ? reckoned(agency.checklist, figures) : [],
      raised: await raisedAt(tx, agency.id),
      mayFind: state === 'under_way' && (agency.state === 'to_see' || agency.state === 'seen'),
      deeds: agencyDeeds.filter((deed) => mayAtAgency(deed, state, agency.state)),
    };
  });
