/** One visit: its plan, its agencies, what is known beforehand, and what can be done next. */
import { readChecklists } from '#clinic/visits/checklist.ts';
import { knownBefore } from '#clinic/visits/known.ts';
import { agenciesOf, readVisit, walkInsOf } from '#clinic/visits/queries.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { happenedTo } from '#office/timeline/reading.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';
import { deeds, startsFrom, type Deed } from '../forms.ts';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'visit:run');
    const visit = await readVisit(tx, params.id);
    const offered = (deed: Deed) =>
      startsFrom[deed].includes(visit.state) &&
      (deed !== 'close' || mayDo(me.role, 'visit:close')) &&
      (deed !== 'walk-in' || visit.hasMobileUnit);
    const agencies = await agenciesOf(tx, visit.id);
    return {
      visit,
      agencies: agencies.map(({ checklist, ...one }) => ({
        ...one,
        checklistName: (checklist ?? planned(one.checklistId))?.[locals.language] ?? null,
      })),
      known:
        visit.state === 'planned' || visit.state === 'under_way' ? await knownBefore(tx, visit.id) : null,
      walkIns: visit.hasMobileUnit ? await walkInsOf(tx, visit.id) : null,
      history: await happenedTo(tx, 'visit', visit.id),
      deeds: deeds.filter(offered),
    };
  });

/** What it is called today; which version is used is settled when the visit begins. */
const planned = (id: string | null) => readChecklists().findLast((one) => one.id === id);
