/** Agencies are chosen and invited to a meeting, each with its seats and, where wanted, its letter. */
import { randomUUID } from 'node:crypto';
import { act } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import type { Language } from '#kernel/texts.ts';
import { inviteAgencies } from '#programme/meetings/actions/invite-agencies.ts';
import { readMeeting } from '#programme/meetings/queries.ts';
import { agenciesToInvite, type ToInvite } from '#programme/meetings/seats.ts';
import { seatsText } from '#programme/meetings/seats-text.ts';
import { text as programme } from '#programme/text.ts';
import { sectorNames } from '#programme/years-file.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending, type AskedField } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/meetings/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'meeting:invite');
    const { language } = locals;
    const meeting = await readMeeting(tx, params.id);
    if (!meeting.isOwn) throw notFound();
    const typed = (url.searchParams.get('q') ?? '').replaceAll('\0', '').slice(0, 100);
    const found = await agenciesToInvite(tx, meeting.id, meeting.provinceIso, typed);
    const words = seatsText[language];
    return {
      meeting,
      typed,
      asked: {
        title: words.invite,
        fields: fieldsFor(found, language),
        button: words.invite,
        hidden: { request_id: randomUUID() },
        back: { href: `/meetings/${meeting.id}/seats`, label: words.toSeats },
      },
    };
  });

function fieldsFor(found: readonly ToInvite[], language: Language): AskedField[] {
  const words = seatsText[language].fields;
  const sectors = sectorNames.map((sector) => ({
    value: sector,
    label: programme[language].sectors[sector],
  }));
  const agencies = found.map(({ agencyId, name }) => ({ value: agencyId, label: name }));
  return [
    { name: 'agencyIds', label: words.agencyIds, type: 'boxes', options: agencies },
    { name: 'organisation', label: words.organisation, hint: words.organisationHint, maxlength: 300 },
    { name: 'sector', label: words.sector, options: sectors, value: 'government_agencies', required: true },
    {
      name: 'seats',
      label: words.seats,
      value: 2,
      inputmode: 'numeric',
      required: true,
      maxlength: 3,
    },
    { name: 'postsWanted', label: words.postsWanted, hint: words.postsHint, maxlength: 500 },
    { name: 'replyDueOn', label: words.replyDueOn, type: 'day' },
    { name: 'withLetter', label: words.withLetter, type: 'tick', value: 'yes' },
  ];
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id } = event.params;
      await act(store, viewer, inviteAgencies, deedInput(typed, id), sending(typed));
      return { to: `/meetings/${id}/seats` };
    }),
};
