/** The decision record: its text, its hash, and whether it computes to the same. */
import { notFound } from '#office/problems.ts';
import { recomputed } from '#programme/selection/decision-record.ts';
import { readNeed } from '#programme/selection/need-read.ts';
import { recordIn } from '#programme/selection/queries.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { opened } from '../open.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const { selection } = await opened(tx, params.id, 'selection:prepare');
    const record = recordIn(selection);
    if (!record) throw notFound();
    await readNeed(tx, selection);
    const { id, be, areaNo, role, sha256, recordText } = selection;
    return { selection: { id, be, areaNo, role }, method: record.algorithm, sha256, recordText };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, () =>
      event.locals.store.within(event.locals.viewer, async (tx) => {
        const { selection } = await opened(tx, event.params.id, 'selection:prepare');
        if (selection.recordText === null || selection.sha256 === null) throw notFound();
        return { again: recomputed({ text: selection.recordText, sha256: selection.sha256 }) };
      }),
    ),
};
