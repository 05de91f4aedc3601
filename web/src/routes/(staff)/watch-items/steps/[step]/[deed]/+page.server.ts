/** Reporting or dropping a step, by the desk or by the partner whose step it is. */
import { act } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import { dropWatchStep } from '#office/watch-items/actions/drop-step.ts';
import { reportWatchStep } from '#office/watch-items/actions/report-step.ts';
import { readStep } from '#office/watch-items/one-step.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending, type AskedField } from '#web/src/forms/asked.ts';
import { formOf } from '#web/src/routes/(staff)/watch-items/deed-forms.ts';
import { deedsText } from '#web/src/routes/(staff)/watch-items/deeds-text.ts';
import { hatFor, isDesk } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

const stepDeeds = { report: reportWatchStep, drop: dropWatchStep };
type StepDeed = keyof typeof stepDeeds;
const isStepDeed = (name: string): name is StepDeed => name in stepDeeds;

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { deed } = params;
    const me = await hatFor(tx, 'watch_step:report');
    if (!isStepDeed(deed) || (deed === 'drop' && !mayDo(me.role, 'watch:move'))) throw notFound();
    const step = await readStep(tx, params.step);
    if (!isDesk(me) && !step.isMine) throw notFound();
    const { language } = locals;
    const page = isDesk(me) ? `/watch-items/${step.itemId}` : `/watch-items/shared/${step.itemId}`;
    const back = { href: `${page}#step-${step.id}`, label: deedsText[language].back };
    const asked = formOf(
      deed,
      language,
      fieldsOf(deed, deedsText[language].fields),
      { version: step.version },
      back,
    );
    return { step, asked };
  });

function fieldsOf(deed: StepDeed, words: (typeof deedsText)['th']['fields']): AskedField[] {
  const report: AskedField = {
    name: 'report',
    label: words.report,
    type: 'textarea',
    required: true,
    maxlength: 4000,
  };
  if (deed === 'drop') return [{ ...report, label: words.dropReason }];
  const today = bangkokToday(new Date());
  return [{ name: 'doneOn', label: words.doneOn, type: 'day', value: today, required: true }, report];
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { step, deed } = event.params;
      if (!isStepDeed(deed)) throw notFound();
      const input = deedInput(typed, step);
      const { itemId } = await act(store, viewer, stepDeeds[deed], input, sending(typed));
      const me = await store.within(viewer, (tx) => hatFor(tx, 'watch_step:report'));
      return { to: isDesk(me) ? `/watch-items/${itemId}` : `/watch-items/shared/${itemId}` };
    }),
};
