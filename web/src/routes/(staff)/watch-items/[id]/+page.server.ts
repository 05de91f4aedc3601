/** One watch item as the desk sees it, and its two small forms: opening a secret source, ending a share. */
import { act, whoAmI } from '#office/action.ts';
import { dueDay, readCalendar } from '#office/deadlines/calendar.ts';
import { lettersAbout } from '#office/letters/queries.ts';
import { isOpen } from '#office/recommendations/states.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { withdrawWatchShare } from '#office/watch-items/actions/withdraw-share.ts';
import {
  eventsOf,
  movesOf,
  recommendationsOf,
  sharesOf,
  sourcesOf,
  stepsOf,
} from '#office/watch-items/item-parts.ts';
import { outcomesOf } from '#office/watch-items/outcomes/queries.ts';
import { isVerifiedProcess, processName } from '#office/watch-items/processes.ts';
import { readItem } from '#office/watch-items/queries.ts';
import { readSecretSource } from '#office/watch-items/read-secret.ts';
import { warningsOf } from '#watch/warnings/queries.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending } from '#web/src/forms/asked.ts';
import { itemDeeds } from '../deed-forms.ts';
import { hatFor } from '../hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'watch:open');
    const item = await readItem(tx, params.id);
    const me = await whoAmI(tx);
    const calendar = await readCalendar(tx);
    const steps = await stepsOf(tx, item.id);
    const late = (day: string) => dueDay(day, calendar).overdue;
    const goesOn = item.state !== 'ended';
    return {
      item: { ...item, process: processName(item.process, item.processOther, locals.language) },
      processVerified: isVerifiedProcess(item.process),
      overdue: goesOn && late(item.reviewOn),
      deeds: goesOn ? itemDeeds.filter((deed) => deed !== 'end' || mayDo(me!.role, 'watch:end')) : [],
      sources: await sourcesOf(tx, item.id),
      steps: steps.map((step) => ({ ...step, overdue: step.state === 'planned' && late(step.dueOn) })),
      moves: await movesOf(tx, item.id),
      shares: await sharesOf(tx, item.id),
      recommendations: (await recommendationsOf(tx, item.id)).map((one) => ({
        ...one,
        overdue: isOpen(one.state) && late(one.dueOn),
      })),
      outcomes: await outcomesOf(tx, item.id),
      warnings: await warningsOf(tx, item.id),
      mayWarn: goesOn && mayDo(me!.role, 'warning:run'),
      letters: await lettersAbout(tx, 'watch_item', item.id),
      events: await eventsOf(tx, item.id),
    };
  });

export const actions: Actions = {
  /** The words are shown on this one answer and nowhere kept; the reading is in the timeline. */
  secret: (event) =>
    answerForm(event, async ({ source }) => {
      const { store, viewer } = event.locals;
      const sourceId = String(source);
      return { opened: { sourceId, ...(await readSecretSource(store, viewer, sourceId)) } };
    }),
  withdraw: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id } = event.params;
      await act(store, viewer, withdrawWatchShare, deedInput(typed, id), sending(typed));
      return { to: `/watch-items/${id}` };
    }),
};
