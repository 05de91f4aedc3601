/** Another post comes in the place of one that was named: who came before it stays in the history of the seat. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version, wholeNumber, words } from '#office/form-fields.ts';
import type { Permission } from '#office/staff/permissions.ts';
import { invitationSubject } from '../invitation-states.ts';
import { nameHolder, ownInvitation } from '../invitation.ts';
import { noSeats, noSuchSeat } from '../problems.ts';

const substituting = (name: string, may: Permission) =>
  action({
    name,
    may,
    writes: 'meeting_invitation.substituted',
    subject: invitationSubject,
    from: ['accepted'],
    input: v.object({
      id: rowId,
      version,
      seatNo: wholeNumber(1, 200),
      holderPost: words(2, 200),
      reason: words(2, 500),
    }),
    async run({ tx, me }, { id, seatNo, holderPost, reason }) {
      const { place, taken, isOpen } = await ownInvitation(tx, id);
      if (!isOpen) throw noSeats('closed');
      if (seatNo > taken) throw noSuchSeat();
      await nameHolder(tx, me, id, { seatNo, post: holderPost, reason });
      return { subjectId: id, place, data: { seat: seatNo }, result: { id } };
    },
  });

export const substitute = substituting('meeting_invitation.substitute', 'invitation:answer');
export const noteSubstitute = substituting('meeting_invitation.note_substitute', 'meeting:invite');
