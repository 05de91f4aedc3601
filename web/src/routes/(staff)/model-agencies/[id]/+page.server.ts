/** One model agency: criteria with their evidence, the decision, the cards. */
import { criteriaOf } from '#programme/model-agencies/criteria.ts';
import { evidenceOf, practicesOf, readModel } from '#programme/model-agencies/queries.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { possible } from '../deeds.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'model:read');
    const model = await readModel(tx, params.id);
    const evidence = await evidenceOf(tx, model.id);
    const { verified, criteria } = criteriaOf(model.criteriaVersion);
    return {
      model,
      deeds: possible(me, 'model', model.state),
      isDraft: !verified,
      criteria: criteria.map((one) => ({
        ...one,
        evidence: evidence.filter(({ criterion }) => criterion === one.id),
      })),
      practices: (await practicesOf(tx, model.id)).map((one) => ({
        ...one,
        deeds: possible(me, 'practice', one.state),
      })),
    };
  });
