/** The memo for approval as a draft, or the invitation of a province with its letter. From there they go the way of every letter. */
import { addWorkingDays } from '#kernel/working-days.ts';
import { act } from '#office/action.ts';
import { readCalendar } from '#office/deadlines/calendar.ts';
import { draftLetter } from '#office/letters/actions/draft-letter.ts';
import { notFound } from '#office/problems.ts';
import { paperFacts } from '#programme/selection/paper-facts.ts';
import { memoDraft } from '#programme/selection/papers.ts';
import { inviteProvince } from '#programme/workspace/actions/invite.ts';
import type { Typed } from '#web/src/forms/answer-form.ts';
import { opened } from './open.ts';

/** Working days that a governor is given to answer; the letter can say another day. */
const toAnswer = 15;

/** @param typed `paper`: 'memo', or the code of a province that was decided on @throws Problem office.not_found */
export async function draftPaper(
  { store, viewer }: App.Locals,
  id: string,
  { paper }: Typed,
): Promise<{ to: string }> {
  const { selection, matter, provinces, answerByOn } = await store.within(viewer, async (tx) => {
    const { selection } = await opened(tx, id, 'selection:prepare', ['proposed', 'decided']);
    const { today, holidays } = await readCalendar(tx);
    return {
      selection,
      ...(await paperFacts(tx, id)),
      answerByOn: addWorkingDays(today, toAnswer, holidays),
    };
  });
  if (paper === 'memo') {
    const to = { recipientKind: 'other', recipientName: `ผู้อำนวยการสำนักงาน ปปท. เขต ${matter.areaNo}` };
    const about = { kind: 'memo', secrecy: 'ordinary', aboutKind: 'selection', aboutId: id };
    return {
      to: `/letters/${await act(store, viewer, draftLetter, { ...about, ...to, ...memoDraft(matter, provinces) })}`,
    };
  }
  const province = provinces.find(({ iso }) => iso === paper);
  if (!province || selection.state !== 'decided') throw notFound();
  const { letterId } = await act(store, viewer, inviteProvince, {
    provinceIso: province.iso,
    fiscalYearBe: matter.be,
    kind: selection.role,
    wordingTh: matter.wordingTh,
    answerByOn,
  });
  return { to: `/letters/${letterId}` };
}
