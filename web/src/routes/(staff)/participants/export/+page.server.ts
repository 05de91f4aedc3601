/** Before a list of names leaves: why, and as what. */
import { hatFor } from '#web/src/routes/(staff)/people/hat.ts';
import { exportForm } from '../person-forms.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'participants:export');
    return { asked: exportForm(locals.language) };
  });
