/** Invitations of the reader's own agency. */
import { ownInvitations } from '#programme/meetings/invitations.ts';
import { pageIn } from '#web/src/page-in.ts';
import { hatFor } from '#web/src/routes/(staff)/meetings/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'invitation:answer');
    return { ...(await ownInvitations(tx, pageIn(url))), page: pageIn(url) };
  });
