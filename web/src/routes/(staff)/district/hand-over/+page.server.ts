/** A matter leaves the district centre, with the day on which it is wanted back. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import { act } from '#office/action.ts';
import { handOver } from '#office/districts/actions/hand-over.ts';
import { monthOf } from '#office/districts/months.ts';
import { ownDistrict } from '#office/districts/own.ts';
import { receiverNames, receivers } from '#office/districts/states.ts';
import { text } from '#office/districts/text.ts';
import { readTopics, topicsOf } from '#office/districts/topics.ts';
import { notFound } from '#office/problems.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending, type AskedField, type AskedForm } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'district:hand_over');
    const district = await ownDistrict(tx);
    if (!district) throw notFound();
    return { asked: handingForm(locals.language, district.areaNo) };
  });

function handingForm(language: Language, areaNo: number | null): AskedForm {
  const words = text[language];
  return {
    title: words.matters.title,
    lead: `${words.matters.lead} ${words.noPeople}`,
    fields: fieldsOf(language, areaNo),
    button: words.matters.save,
    hidden: { request_id: randomUUID() },
    back: { href: '/district', label: words.count.back },
  };
}

function fieldsOf(language: Language, areaNo: number | null): AskedField[] {
  const words = text[language];
  const { matters } = words;
  const today = bangkokToday(new Date());
  const topics = topicsOf(monthOf(today)).map((one) => ({ value: one.id, label: one[language] }));
  const to = receiverNames.map((name) => ({
    value: name,
    label: name === 'area_office' ? words.desk(areaNo) : receivers[name][language],
  }));
  return [
    {
      name: 'registerNo',
      label: matters.registerNo,
      hint: matters.registerHint,
      required: true,
      maxlength: 40,
    },
    { name: 'topic', label: words.topic, options: topics, required: true },
    { name: 'about', label: matters.about, hint: matters.aboutHint, maxlength: 200 },
    { name: 'handedTo', label: matters.handedTo, options: to, value: 'area_office', required: true },
    { name: 'handedToName', label: matters.handedToName, hint: matters.handedToHint, maxlength: 200 },
    { name: 'handedOverOn', label: matters.handedOverOn, type: 'day', value: today, required: true },
    {
      name: 'workingDays',
      label: matters.workingDays,
      value: readTopics().rules.back_within_working_days.value,
      inputmode: 'numeric',
      required: true,
    },
  ];
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id } = await act(store, viewer, handOver, typed, sending(typed));
      return { to: `/district/matters/${id}` };
    }),
};
