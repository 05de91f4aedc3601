/** What was handed on: for the clinic's desk, and for the group that takes notes. */
import { mayDo } from '#office/staff/permissions.ts';
import { listReferrals } from '#watch/referrals/queries.ts';
import { hatFor } from './hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'referral:draft', 'referral:take');
    return { referrals: await listReferrals(tx), mayDraft: mayDo(me.role, 'referral:draft') };
  });
