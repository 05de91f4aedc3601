/** The outbox: one's own messages, or, for administrators, those of everybody in sight, word for word. */
import { whoAmI } from '#office/action.ts';
import { messageOf } from '#office/outbox/message.ts';
import { readOutbox } from '#office/outbox/queries.ts';
import { notFound } from '#office/problems.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await whoAmI(tx);
    if (!me) throw notFound();
    const { origin, sendsMail } = locals.site;
    const rows = (await readOutbox(tx)).map((row) => ({ ...row, ...messageOf(row.kind, row.count, origin) }));
    return { rows, sendsMail, looksAfter: mayDo(me.role, 'people:appoint') };
  });
