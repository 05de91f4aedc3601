/** A level takes its own acceptance back, as long as no higher one has accepted the revision: never out of order. */
import * as v from 'valibot';
import { action, type Action } from '#office/action.ts';
import { rowId, version, wholeNumber, words } from '#office/form-fields.ts';
import type { Permission } from '#office/staff/permissions.ts';
import { decide, placeOf } from '../decide.ts';
import { levels, returnSubject, type ReturnLevel } from '../states.ts';

const takesBack = (level: ReturnLevel, may: Permission) =>
  action({
    name: `quarterly_return.take_back_${level}`,
    may,
    writes: 'quarterly_return.acceptance_taken_back',
    subject: returnSubject,
    from: [levels[level].accepted],
    to: levels[level].waits,
    input: v.object({ id: rowId, version, revisionNo: wholeNumber(1, 10_000), reason: words(5, 2000) }),
    async run({ tx, me }, { id, revisionNo, reason }) {
      const row = await decide(tx, me, { id, revisionNo, level, decision: 'taken_back', reason });
      return { subjectId: id, place: placeOf(row), data: { level, revisionNo }, result: { id } };
    },
  });

export const takeReturnBack: Record<ReturnLevel, Action<{ id: string }>> = {
  agency: takesBack('agency', 'return:approve'),
  province: takesBack('province', 'return:accept'),
  region: takesBack('region', 'return:accept'),
  centre: takesBack('centre', 'return:accept'),
};
