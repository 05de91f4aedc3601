/** What an agency agreed to at a meeting is written down as a recommendation. */
import { randomUUID } from 'node:crypto';
import { act } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { afterText } from '#programme/meetings/after-text.ts';
import { commitAgency } from '#programme/meetings/actions/commit-agency.ts';
import { readMeeting } from '#programme/meetings/queries.ts';
import { agenciesToInvite, agenciesThatCome } from '#programme/meetings/seats.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending, type AskedField } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/meetings/hat.ts';
import { adviceAsked } from '#web/src/routes/(staff)/watch-items/deed-forms.ts';
import { seatsText } from '#programme/meetings/seats-text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'recommendation:issue');
    const { language } = locals;
    const meeting = await readMeeting(tx, params.id);
    if (!meeting.isOwn) throw notFound();
    const typed = (url.searchParams.get('q') ?? '').replaceAll('\0', '').slice(0, 100);
    const known = await agenciesThatCome(tx, meeting.id);
    const others = await agenciesToInvite(tx, meeting.id, meeting.provinceIso, typed);
    const agency: AskedField = {
      name: 'agencyId',
      label: seatsText[language].name,
      options: [...known, ...others].map(({ agencyId, name }) => ({ value: agencyId, label: name })),
      required: true,
    };
    const words = afterText[language];
    return {
      meeting,
      typed,
      asked: {
        title: words.commit,
        fields: [agency, ...adviceAsked(language)],
        button: words.commit,
        hidden: { request_id: randomUUID() },
        back: { href: `/meetings/${meeting.id}/after`, label: words.back },
      },
    };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id } = event.params;
      await act(store, viewer, commitAgency, deedInput(typed, id), sending(typed));
      return { to: `/meetings/${id}/after` };
    }),
};
