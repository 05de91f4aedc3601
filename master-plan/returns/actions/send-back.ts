/** A level sends a revision back, says why, and until when it may be sent anew though the window has closed. */
import * as v from 'valibot';
import { action, type Action } from '#office/action.ts';
import { day, rowId, version, wholeNumber, words } from '#office/form-fields.ts';
import type { Permission } from '#office/staff/permissions.ts';
import { decide, placeOf } from '../decide.ts';
import { grantLeave } from '../leave.ts';
import { levels, returnSubject, type ReturnLevel } from '../states.ts';

const sendsBack = (level: ReturnLevel, may: Permission) =>
  action({
    name: `quarterly_return.send_back_${level}`,
    may,
    writes: 'quarterly_return.sent_back',
    subject: returnSubject,
    from: [levels[level].waits],
    to: 'returned',
    input: v.object({
      id: rowId,
      version,
      revisionNo: wholeNumber(1, 10_000),
      reason: words(5, 2000),
      untilOn: day,
    }),
    async run({ tx, me }, { id, revisionNo, reason, untilOn }) {
      const row = await decide(tx, me, { id, revisionNo, level, decision: 'returned', reason });
      await grantLeave(tx, me, { id, untilOn, reason: reason.slice(0, 1000) });
      return { subjectId: id, place: placeOf(row), data: { level, revisionNo, untilOn }, result: { id } };
    },
  });

export const sendReturnBack: Record<ReturnLevel, Action<{ id: string }>> = {
  agency: sendsBack('agency', 'return:approve'),
  province: sendsBack('province', 'return:accept'),
  region: sendsBack('region', 'return:accept'),
  centre: sendsBack('centre', 'return:accept'),
};
