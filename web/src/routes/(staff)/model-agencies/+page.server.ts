/** Model agencies and adoptions of the reader's scope; an agency's people see what their own took up. */
import { whoAmI } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { adoptionsSeen, modelsSeen } from '#programme/model-agencies/queries.ts';
import type { PageServerLoad } from './$types';
import { possible } from './deeds.ts';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await whoAmI(tx);
    if (!me || !(mayDo(me.role, 'model:read') || mayDo(me.role, 'adoption:record'))) throw notFound();
    return {
      models: await modelsSeen(tx),
      adoptions: (await adoptionsSeen(tx)).map((one) => ({
        ...one,
        deeds: one.isMine ? [] : possible(me, 'adoption', one.state),
      })),
      readsModels: mayDo(me.role, 'model:read'),
      recordsAdoptions: mayDo(me.role, 'adoption:record'),
    };
  });
