/** One resolution: who is to do what by when, how far it is, and the recommendation that took it up. */
import { entriesOf, readResolution } from '#master-plan/committee/queries.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { resolutionDeedsFor } from '#web/src/routes/(staff)/master-plan/committee/forms.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'committee:read');
    const resolution = await readResolution(tx, params.resolution);
    return {
      resolution,
      entries: await entriesOf(tx, resolution.id),
      deeds: resolutionDeedsFor(me.role, resolution),
      opensRecommendation: mayDo(me.role, 'recommendation:issue'),
    };
  });
