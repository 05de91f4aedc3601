/** One thing handed on. */
import { mayDo } from '#office/staff/permissions.ts';
import { readReferral } from '#watch/referrals/queries.ts';
import { deedActions, startsFrom, type ReferralDeed } from '../deed-forms.ts';
import { hatFor } from '../hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'referral:draft', 'referral:take');
    const referral = await readReferral(tx, params.id);
    const deeds = (Object.keys(deedActions) as ReferralDeed[]).filter(
      (deed) => startsFrom[deed] === referral.state && mayDo(me.role, deedActions[deed].may),
    );
    return { referral, deeds };
  });
