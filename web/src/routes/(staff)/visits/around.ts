/** What the forms of a visit choose from: places, people, activities, agencies and checklists of the Area. */
import type { Language } from '#kernel/texts.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import { clinicPeople } from '#clinic/consultations/queries.ts';
import { checklistsOn } from '#clinic/visits/checklist.ts';
import { activitiesToServe } from '#clinic/visits/known.ts';
import { provincesToday } from '#office/territory/queries.ts';
import type { Me } from '#office/action.ts';
import { findAgencies } from '#office/watch-items/agency-choice.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { Around } from './forms.ts';

/** @param typed part of an agency's name */
export async function aroundFor(tx: Tx, me: Me, language: Language, typed = ''): Promise<Around> {
  const areaNo = Number(me.scopeId);
  const provinces = (await provincesToday(tx)).filter((one) => one.areaNo === areaNo);
  const activities = await activitiesToServe(tx);
  return {
    language,
    provinces: provinces.map((one) => ({ value: one.iso, label: one[language] })),
    people: (await clinicPeople(tx)).map(({ id, name }) => ({ value: id, label: name })),
    activities: activities.map((one) => ({ value: one.id, label: one[language] })),
    agencies: (await findAgencies(tx, typed)).map((one) => ({ value: one.agencyId, label: one.nameTh })),
    checklists: checklistsOn(bangkokToday(new Date())).map((one) => ({
      value: one.id,
      label: one[language],
    })),
  };
}
