/** One topic of one month in five fields. What is there already is corrected; what is not is reported. */
import { randomUUID } from 'node:crypto';
import { act } from '#office/action.ts';
import { readCalendar } from '#office/deadlines/calendar.ts';
import { correctCounts } from '#office/districts/actions/correct-counts.ts';
import { recordCounts } from '#office/districts/actions/record-counts.ts';
import { isReportable, missingOf, monthName, monthOf, reportableMonths } from '#office/districts/months.ts';
import { correctionsOf, ownCounts, ownDistrict, type OwnCount } from '#office/districts/own.ts';
import { readTopics, topicName, topicsOf } from '#office/districts/topics.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { answerForm, type Typed } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'district:count');
    const district = await ownDistrict(tx);
    if (!district) throw notFound();
    const { language } = locals;
    const { today } = await readCalendar(tx);
    const months = reportableMonths(today);
    const counts = await ownCounts(tx, months.at(-1)!);
    const asked = url.searchParams.get('month') ?? '';
    const month = isReportable(asked, today) ? asked : monthOf(today);
    const topic = topicAsked(url.searchParams.get('topic'), month, counts);
    const saved = counts.find((one) => one.month === month && one.topic === url.searchParams.get('saved'));
    return {
      district,
      month,
      topic,
      counts,
      corrections: await correctionsIn(tx, counts, month, topic),
      months: months.map((one) => ({ value: one, label: monthName(one, language) })),
      topics: readTopics().topics.map((one) => ({ value: one.id, label: one[language] })),
      saved: saved ? { ...saved, name: topicName(saved.topic, language) } : null,
      missing: missingIn(counts, month).length,
      requestId: randomUUID(),
    };
  });

const missingIn = (counts: readonly OwnCount[], month: string) =>
  missingOf(
    month,
    counts.filter((one) => one.month === month).map(({ topic }) => topic),
  );

/** The one asked for, else the first without a report. */
function topicAsked(wanted: string | null, month: string, counts: readonly OwnCount[]): string {
  const topics = topicsOf(month).map(({ id }) => id);
  if (wanted !== null && topics.includes(wanted)) return wanted;
  return missingIn(counts, month)[0] ?? topics[0] ?? '';
}

async function correctionsIn(tx: Tx, counts: readonly OwnCount[], month: string, topic: string) {
  const count = counts.find((one) => one.month === month && one.topic === topic);
  return count && count.version > 1 ? correctionsOf(tx, count.id) : [];
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const month = String(typed['month'] ?? '');
      const topic = String(typed['topic'] ?? '');
      if (isCorrection(typed)) {
        await act(store, viewer, correctCounts, { ...typed, id: typed['count'] }, sending(typed));
        return { to: `/district?month=${encodeURIComponent(month)}` };
      }
      await act(store, viewer, recordCounts, typed, sending(typed));
      const next = await store.within(viewer, async (tx) => missingIn(await ownCounts(tx, month), month)[0]);
      const query = `month=${encodeURIComponent(month)}`;
      if (next === undefined) return { to: `/district?${query}` };
      return { to: `/district/counts?${query}&topic=${next}&saved=${encodeURIComponent(topic)}` };
    }),
};

/** Whether the page showed figures of this very month and topic; another may have been chosen since. */
function isCorrection({ count, shown, month, topic }: Typed): boolean {
  return typeof count === 'string' && count !== '' && shown === `${String(month)} ${String(topic)}`;
}
