/** How many seats each sector of a meeting has. */
import { randomUUID } from 'node:crypto';
import { act } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { setQuotas } from '#programme/meetings/actions/set-quotas.ts';
import { readMeeting } from '#programme/meetings/queries.ts';
import { seatsBySector } from '#programme/meetings/seats.ts';
import { seatsText } from '#programme/meetings/seats-text.ts';
import { sectorsTyped } from '#programme/meetings/sectors.ts';
import { text as programme } from '#programme/text.ts';
import { sectorNames } from '#programme/years-file.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/meetings/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'meeting:invite');
    const { language } = locals;
    const meeting = await readMeeting(tx, params.id);
    if (!meeting.isOwn) throw notFound();
    const set = new Map((await seatsBySector(tx, meeting.id)).map((one) => [one.sector, one.quota]));
    const words = seatsText[language];
    return {
      meeting,
      asked: {
        title: words.quotas,
        fields: sectorNames.map((sector) => ({
          name: `count_${sector}`,
          label: programme[language].sectors[sector],
          value: set.get(sector) ?? null,
          inputmode: 'numeric' as const,
          maxlength: 4,
        })),
        button: words.save,
        hidden: { version: meeting.version, request_id: randomUUID() },
        back: { href: `/meetings/${meeting.id}/seats`, label: words.toSeats },
      },
    };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id } = event.params;
      const input = { ...deedInput(typed, id), sectors: sectorsTyped(typed) };
      await act(store, viewer, setQuotas, input, sending(typed));
      return { to: `/meetings/${id}/seats` };
    }),
};
