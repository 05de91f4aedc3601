/** One deed at a watch item: its form, and the action it sends. A deed nobody knows is a page that is not there. */
import { act, type Action } from '#office/action.ts';
import { lettersAbout } from '#office/letters/queries.ts';
import { notFound } from '#office/problems.ts';
import { mayDo, type Permission } from '#office/staff/permissions.ts';
import { districtsOf } from '#office/territory/queries.ts';
import { addWatchSource } from '#office/watch-items/actions/add-source.ts';
import { addWatchStep } from '#office/watch-items/actions/add-step.ts';
import { endWatchItem } from '#office/watch-items/actions/end.ts';
import { moveWatchItem } from '#office/watch-items/actions/move.ts';
import { recommendFromWatchItem } from '#office/watch-items/actions/recommend.ts';
import { reviseWatchItem } from '#office/watch-items/actions/revise.ts';
import { shareWatchItem } from '#office/watch-items/actions/share.ts';
import { colleaguesOf } from '#office/watch-items/colleagues.ts';
import { readItem } from '#office/watch-items/queries.ts';
import { recordOutcome } from '#office/watch-items/outcomes/actions/record.ts';
import { noSuchRung } from '#office/watch-items/problems.ts';
import { rungs } from '#office/watch-items/states.ts';
import { answerForm, type Typed } from '#web/src/forms/answer-form.ts';
import { deedInput, sending } from '#web/src/forms/asked.ts';
import { isItemDeed, itemForm, type ItemDeed } from '#web/src/routes/(staff)/watch-items/deed-forms.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

const rights: Record<ItemDeed, Permission> = {
  revise: 'watch:open',
  source: 'watch:open',
  step: 'watch:move',
  share: 'watch:share',
  move: 'watch:move',
  recommend: 'recommendation:issue',
  outcome: 'watch:move',
  end: 'watch:end',
};

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { deed } = params;
    const me = await hatFor(tx, 'watch:open');
    if (!isItemDeed(deed) || !mayDo(me.role, rights[deed])) throw notFound();
    const item = await readItem(tx, params.id);
    if (item.state === 'ended') return { item, asked: null };
    const asked = itemForm(deed, item, {
      language: locals.language,
      colleagues: await colleaguesOf(tx),
      districts: item.provinceIso === null ? [] : await districtsOf(tx, item.provinceIso),
      letters: (await lettersAbout(tx, 'watch_item', item.id))
        .filter(({ dispatchedOn }) => dispatchedOn !== null)
        .map(({ id, subject, registerNo, yearBe }) => ({
          id,
          label: `${registerNo}/${yearBe} · ${subject}`,
        })),
      myId: me.personId,
    });
    return { item, asked };
  });

const plain: Record<Exclude<ItemDeed, 'move'>, Action<unknown>> = {
  revise: reviseWatchItem,
  source: addWatchSource,
  step: addWatchStep,
  share: shareWatchItem,
  recommend: recommendFromWatchItem,
  outcome: recordOutcome,
  end: endWatchItem,
};

/** The action that the form sends. */
function actionOf(deed: string, typed: Typed): Action<unknown> {
  if (!isItemDeed(deed)) throw notFound();
  if (deed !== 'move') return plain[deed];
  const rung = rungs.find((one) => one === typed['rung']);
  if (!rung) throw noSuchRung();
  return moveWatchItem[rung];
}

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id, deed } = event.params;
      await act(store, viewer, actionOf(deed, typed), deedInput(typed, id), sending(typed));
      return { to: `/watch-items/${id}` };
    }),
};
