/** To which Area and Region each of the 77 provinces belongs: kept by the nation's administrators. */
import { placedProvinces } from '#office/territory/dated-rows.ts';
import { nationHatFor } from '#web/src/routes/(staff)/people/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await nationHatFor(tx, 'territory:edit');
    return { provinces: await placedProvinces(tx) };
  });
