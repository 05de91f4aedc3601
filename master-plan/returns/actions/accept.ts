/** Each level accepts the revision that it looked at: first the body's head, then the province, the Region, the centre. */
import * as v from 'valibot';
import { action, type Action } from '#office/action.ts';
import { rowId, version, wholeNumber } from '#office/form-fields.ts';
import type { Permission } from '#office/staff/permissions.ts';
import { decide, placeOf } from '../decide.ts';
import { levels, returnSubject, type ReturnLevel } from '../states.ts';

const accepts = (level: ReturnLevel, may: Permission) =>
  action({
    name: `quarterly_return.accept_${level}`,
    may,
    writes: 'quarterly_return.accepted',
    subject: returnSubject,
    from: [levels[level].waits],
    to: levels[level].accepted,
    input: v.object({ id: rowId, version, revisionNo: wholeNumber(1, 10_000) }),
    async run({ tx, me }, { id, revisionNo }) {
      const row = await decide(tx, me, { id, revisionNo, level, decision: 'accepted', reason: null });
      return { subjectId: id, place: placeOf(row), data: { level, revisionNo }, result: { id } };
    },
  });

export const acceptReturn: Record<ReturnLevel, Action<{ id: string }>> = {
  agency: accepts('agency', 'return:approve'),
  province: accepts('province', 'return:accept'),
  region: accepts('region', 'return:accept'),
  centre: accepts('centre', 'return:accept'),
};
