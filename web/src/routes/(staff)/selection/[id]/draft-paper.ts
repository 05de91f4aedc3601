/** A draft for the letters' desk: the memo, or the letter to one province. From there it goes the way of every letter. */
import { act } from '#office/action.ts';
import { draftLetter } from '#office/letters/actions/draft-letter.ts';
import { notFound } from '#office/problems.ts';
import { paperFacts } from '#programme/selection/paper-facts.ts';
import { letterDraft, memoDraft } from '#programme/selection/papers.ts';
import type { Typed } from '#web/src/forms/answer-form.ts';
import { opened } from './open.ts';

/** @param typed `paper`: 'memo', or the code of a proposed province @throws Problem office.not_found */
export async function draftPaper(locals: App.Locals, id: string, { paper }: Typed): Promise<{ to: string }> {
  const { store, viewer } = locals;
  const facts = await store.within(viewer, async (tx) => {
    const { selection } = await opened(tx, id, ['proposed', 'decided']);
    return { state: selection.state, ...(await paperFacts(tx, id)) };
  });
  const about = { secrecy: 'ordinary', aboutKind: 'selection', aboutId: id };
  if (paper === 'memo') {
    const input = {
      ...about,
      ...memoDraft(facts.matter, facts.provinces),
      kind: 'memo',
      recipientKind: 'other',
    };
    const recipientName = `ผู้อำนวยการสำนักงาน ปปท. เขต ${facts.matter.areaNo}`;
    return { to: `/letters/${await act(store, viewer, draftLetter, { ...input, recipientName })}` };
  }
  const province = facts.provinces.find(({ iso }) => iso === paper);
  if (!province || facts.state !== 'decided') throw notFound();
  const input = {
    ...about,
    ...letterDraft(facts.matter, province),
    kind: 'external',
    recipientKind: 'province',
  };
  return { to: `/letters/${await act(store, viewer, draftLetter, { ...input, recipientId: province.iso })}` };
}
