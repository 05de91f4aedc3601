/** The report of a meeting to the director: its text proposed from the record, drafted as a memorandum. */
import { randomUUID } from 'node:crypto';
import { act } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { afterText } from '#programme/meetings/after-text.ts';
import { reportMeeting } from '#programme/meetings/actions/report-meeting.ts';
import { readMeeting } from '#programme/meetings/queries.ts';
import { commitmentsOf, reportText } from '#programme/meetings/report.ts';
import { text as programme } from '#programme/text.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending, type AskedField } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/meetings/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'meeting:plan');
    const { language } = locals;
    const meeting = await readMeeting(tx, params.id);
    if (!meeting.isOwn) throw notFound();
    const words = afterText[language];
    const director = `ผู้อำนวยการ${meeting.areaNo === null ? 'สำนักงาน' : programme.th.area(meeting.areaNo)}`;
    const fields: AskedField[] = [
      { name: 'recipient', label: words.recipient, value: director, required: true, maxlength: 200 },
      {
        name: 'body',
        label: words.body,
        type: 'textarea',
        value: reportText(meeting, await commitmentsOf(tx, meeting.id)),
        required: true,
        maxlength: 20_000,
      },
    ];
    return {
      meeting,
      asked: {
        title: words.report,
        lead: words.reportLead,
        fields,
        button: words.reportButton,
        hidden: { version: meeting.version, request_id: randomUUID() },
        back: { href: `/meetings/${meeting.id}/after`, label: words.back },
      },
    };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id } = event.params;
      const { letterId } = await act(store, viewer, reportMeeting, deedInput(typed, id), sending(typed));
      return { to: `/letters/${letterId}` };
    }),
};
