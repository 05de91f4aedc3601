/** One return: what was sent last, what changed since it was accepted, who decided what, and what the reader can do. */
import { askedOf } from '#master-plan/returns/asked.ts';
import { differences } from '#master-plan/returns/differences.ts';
import { acceptedOf, burdenOf, decisionsOf, leavesOf, readReturnRow } from '#master-plan/returns/queries.ts';
import { contentOf, revisionsOf } from '#master-plan/returns/revision.ts';
import { opennessOf, windowOf } from '#master-plan/returns/window.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { deedsFor } from '#web/src/routes/(staff)/master-plan/returns/forms.ts';
import { shownContent } from '#web/src/routes/(staff)/master-plan/returns/shown.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'return:read');
    const row = await readReturnRow(tx, params.id);
    const window = await windowOf(tx, row.id);
    const openness = opennessOf(window);
    const revisions = await revisionsOf(tx, row.id);
    const decided = await decisionsOf(tx, row.id);
    const accepted = acceptedOf(decided);
    const last = revisions[0] ? await contentOf(tx, revisions[0].moment) : null;
    const held = revisions.find(({ revisionNo }) => revisionNo === accepted?.revisionNo);
    const isTainted = accepted !== null && held !== undefined && accepted.revisionNo < row.revisionNo;
    const asked = await askedOf(tx, row.id);
    return {
      row,
      openness,
      closesAt: window.closesAt,
      opensAt: window.opensAt,
      leaveUntil: window.leaveUntil,
      revisions,
      decided,
      leaves: await leavesOf(tx, row.id),
      burden: await burdenOf(tx, row.id),
      sent: last && shownContent(last, asked, locals.language),
      tainted:
        isTainted && last
          ? { ...accepted, changes: differences(await contentOf(tx, held.moment), last).slice(0, 300) }
          : null,
      titles: Object.fromEntries(
        asked.map((one) => [one.id, locals.language === 'th' ? one.titleTh : one.titleEn]),
      ),
      mayFill: mayDo(me.role, 'return:fill') && (openness === 'open' || openness === 'by_leave'),
      deeds: deedsFor(me.role, row),
    };
  });
