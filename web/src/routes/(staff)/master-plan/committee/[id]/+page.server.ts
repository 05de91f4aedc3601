/** One meeting: its agenda and figures, live until they are frozen; its pack, resolutions, and the words of those who follow. */
import { now } from '#master-plan/committee/as-at.ts';
import { changedCount } from '#master-plan/committee/check.ts';
import { compose } from '#master-plan/committee/compose.ts';
import { hasPack } from '#master-plan/committee/pack.ts';
import {
  commentsOf,
  pageIdsOf,
  readMeeting,
  readPack,
  resolutionsOf,
} from '#master-plan/committee/queries.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { deedsFor } from '../forms.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'committee:read');
    const meeting = await readMeeting(tx, params.id);
    const frozen = meeting.frozenAt === null ? null : await readPack(tx, meeting.id);
    const content = frozen?.content ?? (await compose(tx, meeting, { moment: now, frozenAt: '' })).content;
    return {
      meeting,
      content,
      sha256: frozen?.sha256 ?? null,
      hasFiles: hasPack(meeting.state),
      pageIds: frozen ? await pageIdsOf(tx, meeting.id) : {},
      changed: frozen ? await changedCount(tx, content) : 0,
      resolutions: await resolutionsOf(tx, meeting.id),
      comments: await commentsOf(tx, meeting.id),
      deeds: deedsFor(me.role, meeting),
    };
  });
