/** One selection: what it says, on what, and the next step. */
import { act } from '#office/action.ts';
import { deskScopeOf } from '#programme/selection/desk-scope.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { decideSelection } from '#programme/selection/actions/decide.ts';
import { prepareSelection } from '#programme/selection/actions/prepare.ts';
import { reopenSelection } from '#programme/selection/actions/reopen.ts';
import { readNeed } from '#programme/selection/need-read.ts';
import { lettersAbout } from '#programme/selection/letters-about.ts';
import { namedPlaces, provinceNames, readyProvinces, recordIn } from '#programme/selection/queries.ts';
import { AnalysisRisks } from '#programme/selection/risk.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput } from '#web/src/forms/asked.ts';
import { draftPaper } from './draft-paper.ts';
import { opened } from './open.ts';
import { shownRecord, shownSheet } from './shape.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { me, selection } = await opened(tx, params.id, 'selection:prepare');
    const { language } = locals;
    const record = recordIn(selection);
    const names = await provinceNames(tx, record?.result.standings.map(({ iso }) => iso) ?? []);
    if (record) await readNeed(tx, selection);
    const { recordText: _, draftedBy, preparedBy, proposedBy, ...shown } = selection;
    const isOther = ![preparedBy, proposedBy].includes(me.personId);
    return {
      selection: shown,
      mine: draftedBy === me.personId,
      ready: selection.state === 'drafted' ? await readyProvinces(tx, selection) : [],
      record: record && shownRecord(record, names, language),
      sheets:
        record && (['readiness', 'need'] as const).map((sheet) => shownSheet(record, sheet, names, language)),
      places: await namedPlaces(tx, selection.id),
      letters: await lettersAbout(tx, selection.id),
      mayDecide: mayDo(me.role, 'selection:decide') && isOther,
      mayWithdraw: selection.state !== 'decided' || mayDo(me.role, 'selection:decide'),
    };
  });

export const actions: Actions = {
  prepare: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer, site } = event.locals;
      const { id } = event.params;
      const scope = await store.within(viewer, (tx) => deskScopeOf(tx, id));
      const risks = await AnalysisRisks.read(scope, site.analysis);
      await act(store, viewer, prepareSelection, { ...deedInput(typed, id), risks });
      return { to: `/selection/${id}` };
    }),
  reopen: (event) => step(event, reopenSelection),
  decide: (event) => step(event, decideSelection),
  paper: (event) => answerForm(event, (typed) => draftPaper(event.locals, event.params.id, typed)),
};

function step(
  event: Parameters<NonNullable<Actions[string]>>[0],
  chosen: typeof reopenSelection | typeof decideSelection,
) {
  return answerForm(event, async (typed) => {
    const { store, viewer } = event.locals;
    const { id } = event.params;
    await act(store, viewer, chosen, deedInput(typed, id));
    return { to: `/selection/${id}` };
  });
}
