/** One invitation: as its agency answers it, or as the desk that invited reads it. */
import { whoAmI } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { readInvitation } from '#programme/meetings/invitations.ts';
import { possibleDeeds } from '../deeds.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await whoAmI(tx);
    if (!me) throw notFound();
    const invitation = await readInvitation(tx, params.id);
    return { invitation, deeds: possibleDeeds(me, invitation) };
  });
