/** A target is proposed, or a published figure recorded. */
import { sql } from 'kysely';
import { proposeTarget } from '#master-plan/indicators/actions/propose-target.ts';
import { recordActual } from '#master-plan/indicators/actions/record-actual.ts';
import { readIndicator } from '#master-plan/indicators/queries.ts';
import { provinceNames } from '#master-plan/roll-up/view.ts';
import { text } from '#master-plan/tree/text.ts';
import { act } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending } from '#web/src/forms/asked.ts';
import { deedForm, isDeed } from '#web/src/routes/(staff)/master-plan/indicators/forms.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { deed } = params;
    if (!isDeed(deed)) throw notFound();
    const me = await hatFor(tx, deed === 'propose-target' ? 'target:propose' : 'plan_tree:keep');
    const card = await readIndicator(tx, params.id);
    const nation = me.role === 'nacc_centre' ? [{ value: '', label: text[locals.language].nation }] : [];
    const choices = (await ownProvinces(tx)).map(({ iso, name }) => ({
      value: iso,
      label: name[locals.language],
    }));
    return { asked: deedForm(deed, locals.language, card, [...nation, ...choices]) };
  });

async function ownProvinces(tx: Tx) {
  const names = await provinceNames(tx);
  const { rows } = await sql<{ mine: string[] | null }>`SELECT office.my_provinces() AS mine`.execute(tx);
  return (rows[0]?.mine ?? []).toSorted().map((iso) => ({ iso, name: names.get(iso)! }));
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id, deed } = event.params;
      if (!isDeed(deed)) throw notFound();
      if (deed === 'propose-target') {
        const { request_id: _, ...input } = typed;
        await act(store, viewer, proposeTarget, { ...input, indicatorId: id }, sending(typed));
      } else await act(store, viewer, recordActual, deedInput(typed, id), sending(typed));
      return { to: `/master-plan/indicators/${id}` };
    }),
};
