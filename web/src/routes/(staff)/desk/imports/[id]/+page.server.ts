/** One import: how far it is, or what became of it and of every row. */
import { act } from '#office/action.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { reasonTexts } from '#procurement/quarantine.ts';
import { stopImport } from '#watch/imports/actions/stop.ts';
import { listAfter, progressOf } from '#watch/imports/progress.ts';
import { readImport } from '#watch/imports/queries.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { progressSaid } from '../progress-said.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'analysis:import');
    const row = await readImport(tx, params.id);
    const generation = row.account?.generation ?? null;
    return {
      row,
      progress: progressSaid(await progressOf(tx, row), locals.language),
      reasons: reasonTexts(),
      readsList: mayDo(me.role, 'analysis:read'),
      list: generation === null || !anyNew(row.account) ? null : await listAfter(tx, generation),
    };
  });

/** Files that were loaded before change nothing, and no list. */
const anyNew = (account: { totals: { new: number; changed: number; quarantined: number } } | null) =>
  account !== null && account.totals.new + account.totals.changed + account.totals.quarantined > 0;

export const actions: Actions = {
  stop: (event) =>
    answerForm(event, async () => {
      const { store, viewer } = event.locals;
      await act(store, viewer, stopImport, { id: event.params.id });
      return { to: `/desk/imports/${event.params.id ?? ''}` };
    }),
};
