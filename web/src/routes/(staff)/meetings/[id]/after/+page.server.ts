/** After a meeting: what agencies agreed to, its letters, and the news item that a second person clears. */
import type { RequestEvent } from '@sveltejs/kit';
import { act, type Action } from '#office/action.ts';
import { lettersAbout } from '#office/letters/queries.ts';
import { notFound } from '#office/problems.ts';
import { addPhoto } from '#programme/meetings/actions/add-photo.ts';
import { clearNews } from '#programme/meetings/actions/clear-news.ts';
import { recordPublication } from '#programme/meetings/actions/record-publication.ts';
import { rewriteNews, writeNews } from '#programme/meetings/actions/write-news.ts';
import { newsOf } from '#programme/meetings/news.ts';
import { readMeeting } from '#programme/meetings/queries.ts';
import { commitmentsOf } from '#programme/meetings/report.ts';
import { heldStates } from '#programme/meetings/states.ts';
import { answerForm, type Typed } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import { fileIn } from '#web/src/routes/(staff)/letters/kept.ts';
import { hatFor } from '#web/src/routes/(staff)/meetings/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'meeting:plan');
    const meeting = await readMeeting(tx, params.id);
    if (!meeting.isOwn) throw notFound();
    const news = await newsOf(tx, meeting.id);
    return {
      meeting,
      isHeld: heldStates.some((state) => state === meeting.state),
      commitments: await commitmentsOf(tx, meeting.id),
      letters: await lettersAbout(tx, 'meeting', meeting.id),
      news: news && { ...news, isMine: news.writtenById === me.personId },
    };
  });

async function done(
  event: RequestEvent,
  action: Action<unknown>,
  { request_id: requestId, newsId, ...typed }: Typed,
) {
  const { store, viewer } = event.locals;
  const id = newsId === undefined ? {} : { id: newsId };
  const sent = requestId === undefined ? {} : sending({ request_id: requestId });
  await act(store, viewer, action, { ...typed, ...id, meetingId: event.params.id }, sent);
  return { to: `/meetings/${event.params.id ?? ''}/after` };
}

export const actions: Actions = {
  write: (event) => answerForm(event, (typed) => done(event, writeNews, typed)),
  rewrite: (event) => answerForm(event, (typed) => done(event, rewriteNews, typed)),
  clear: (event) => answerForm(event, (typed) => done(event, clearNews, typed)),
  publish: (event) => answerForm(event, (typed) => done(event, recordPublication, typed)),
  photo: (event) =>
    answerForm(event, async ({ newsId, caption, consent }, form) => {
      const { store, viewer, site } = event.locals;
      await store.within(viewer, (tx) => hatFor(tx, 'meeting:plan'));
      const file = await fileIn(form, site);
      await act(store, viewer, addPhoto, { id: newsId, caption, consent, file });
      return { to: `/meetings/${event.params.id ?? ''}/after` };
    }),
};
