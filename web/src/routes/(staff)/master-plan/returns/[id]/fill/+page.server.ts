/** The body fills in its return: saves, adds and takes out projects, sends. Without script each is a button. */
import { saveReturn } from '#master-plan/returns/actions/save.ts';
import { sendReturn } from '#master-plan/returns/actions/send.ts';
import { askedOf, earlierOf } from '#master-plan/returns/asked.ts';
import { beginWithRecords } from '#master-plan/returns/recorded.ts';
import { hundredthsOf, shownFigure } from '#master-plan/returns/figures.ts';
import { guidelinesIn, readReturnRow } from '#master-plan/returns/queries.ts';
import { targetsFor } from '#master-plan/indicators/targets.ts';
import { emptyProject } from '#master-plan/returns/typed.ts';
import { mustBeOpen } from '#master-plan/returns/window.ts';
import { act } from '#office/action.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { sending } from '#web/src/forms/asked.ts';
import { flatOf, typedReturnOf } from '#web/src/routes/(staff)/master-plan/returns/form-typed.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { randomUUID } from 'node:crypto';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'return:fill');
    const row = await readReturnRow(tx, params.id);
    await mustBeOpen(tx, row.id);
    const earlier = await earlierOf(tx, row.id);
    const targets = await targetsFor(tx, row);
    const asked = await askedOf(tx, row.id);
    const { typed, from } = await beginWithRecords(tx, row, asked);
    return {
      row,
      from,
      isSaved: url.searchParams.has('saved'),
      requestId: randomUUID(),
      begun: flatOf(typed),
      guidelines: await guidelinesIn(tx, row.be),
      asked: asked.map((card) => ({
        ...card,
        target: targets.has(card.id) ? shownFigure(targets.get(card.id)!.value) : null,
        earlier: earlier
          .filter(({ indicatorId }) => indicatorId === card.id)
          .slice(0, 4)
          .map(({ roundId, a, b }) => ({ roundId, a: shownOf(a)!, b: shownOf(b ?? undefined) })),
      })),
    };
  });

const shownOf = (text: string | undefined) => (text === undefined ? null : shownFigure(hundredthsOf(text)));

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id } = event.params;
      const input = {
        id,
        version: typed['version'],
        typed: typedReturnOf(typed),
        reason: typed['reason'] ?? '',
      };
      const pressed = [typed['do'] ?? 'save'].flat()[0]!;
      if (pressed === 'send') {
        await act(store, viewer, sendReturn, input, sending(typed));
        return { to: `/master-plan/returns/${id}` };
      }
      const at = changed(input.typed.projects, pressed);
      await act(store, viewer, saveReturn, input, sending(typed));
      return { to: `/master-plan/returns/${id}/fill?saved${at === null ? '' : `#project-${at}`}` };
    }),
};

/** A project more at the end, or the one named taken out. @returns where to go on, or null */
function changed(projects: ReturnType<typeof typedReturnOf>['projects'], pressed: string): number | null {
  if (pressed === 'add') return projects.push(emptyProject(randomUUID())) - 1;
  const out = /^remove-(\d{1,3})$/u.exec(pressed)?.[1];
  if (out === undefined) return null;
  projects.splice(Number(out), 1);
  return Math.max(0, Number(out) - 1);
}
