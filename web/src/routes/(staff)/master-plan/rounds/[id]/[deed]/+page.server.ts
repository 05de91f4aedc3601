/** One deed at a round: its form, and the action it sends. A deed nobody knows is a page that is not there. */
import { addReporter } from '#master-plan/rounds/actions/add-reporter.ts';
import { askIndicator, leaveOutIndicator } from '#master-plan/rounds/actions/ask-indicator.ts';
import { changeWindow } from '#master-plan/rounds/actions/change-window.ts';
import { fixRound } from '#master-plan/rounds/actions/fix-round.ts';
import { takeOffReporter } from '#master-plan/rounds/actions/take-off-reporter.ts';
import { askable, indicatorsOf, readRound, reportersOf, type Round } from '#master-plan/rounds/queries.ts';
import { roundStates } from '#master-plan/rounds/states.ts';
import { act, type Action } from '#office/action.ts';
import { notFound, wrongState } from '#office/problems.ts';
import { findAgencies } from '#office/watch-items/agency-choice.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending } from '#web/src/forms/asked.ts';
import { deedForm, deedsOf, isDeed, type Deed } from '#web/src/routes/(staff)/master-plan/rounds/forms.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

const deedActions: Record<Deed, Action<unknown>> = {
  'add-reporter': addReporter,
  'take-off': takeOffReporter,
  'ask-indicator': askIndicator,
  'leave-out': leaveOutIndicator,
  'change-window': changeWindow,
  fix: fixRound,
};

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { deed } = params;
    if (!isDeed(deed)) throw notFound();
    await hatFor(tx, 'return_round:keep');
    const round = await readRound(tx, params.id);
    if (!deedsOf(round).includes(deed)) throw wrongState(roundStates, round.state, ['planned']);
    const typed = (url.searchParams.get('q') ?? '').replaceAll('\0', '').slice(0, 200);
    const around = {
      language: locals.language,
      agencies: await agenciesFor(tx, deed, round, typed),
      indicators: await indicatorsFor(tx, deed, round, locals.language),
    };
    return {
      round: { id: round.id },
      typed: deed === 'add-reporter' ? typed : null,
      asked: deedForm(deed, around, round),
    };
  });

async function agenciesFor(tx: Tx, deed: Deed, round: Round, typed: string) {
  if (deed === 'take-off')
    return (await reportersOf(tx, round.id)).map(({ agencyId, nameTh }) => ({
      value: agencyId,
      label: nameTh,
    }));
  if (deed !== 'add-reporter') return [];
  const found = await findAgencies(tx, typed);
  return found.map(({ agencyId, nameTh, provinceTh }) => ({
    value: agencyId,
    label: `${nameTh} (${provinceTh ?? '-'})`,
  }));
}

async function indicatorsFor(tx: Tx, deed: Deed, round: Round, language: 'th' | 'en') {
  const some =
    deed === 'ask-indicator'
      ? await askable(tx, round.be)
      : deed === 'leave-out'
        ? await indicatorsOf(tx, round.id)
        : [];
  return some.map(({ id, titleTh, titleEn }) => ({
    value: id,
    label: language === 'th' ? titleTh : titleEn,
  }));
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { id, deed } = event.params;
      if (!isDeed(deed)) throw notFound();
      await act(
        event.locals.store,
        event.locals.viewer,
        deedActions[deed],
        deedInput(typed, id),
        sending(typed),
      );
      return { to: `/master-plan/rounds/${id}` };
    }),
};
