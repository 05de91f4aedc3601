/**
 * An invited agency accepts with its seats, or declines; it may change its mind until the day. The same is
 * written down by the desk for whoever has no account here and answers by letter or telephone.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action, type Me } from '#office/action.ts';
import { rowId, version, words } from '#office/form-fields.ts';
import type { Permission } from '#office/staff/permissions.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { invitationSubject } from '../invitation-states.ts';
import { holdersIn, nameHolders, ownInvitation } from '../invitation.ts';
import { noSeats, postsMissing } from '../problems.ts';

async function signAnswer(tx: Tx, me: Me, id: string, reason: string | null): Promise<void> {
  await sql`UPDATE office.meeting_invitations SET decline_reason = ${reason}, answered_by = ${me.personId}, answered_at = now()
    WHERE meeting_invitation_id = ${id}`.execute(tx);
}

const accepting = (name: string, may: Permission) =>
  action({
    name,
    may,
    writes: 'meeting_invitation.accepted',
    subject: invitationSubject,
    from: ['invited', 'declined', 'accepted'],
    to: 'accepted',
    input: v.object({ id: rowId, version, holders: words(2, 20_000) }),
    async run({ tx, me }, { id, holders }) {
      const { place, quota } = await ownInvitation(tx, id);
      const posts = holdersIn(holders);
      if (posts === null) throw postsMissing(quota);
      const { rows } = await sql<{ answer: string | null }>`
        SELECT office.take_seats(${id}::uuid, ${posts.length}) AS answer`.execute(tx);
      if (rows[0]!.answer !== 'ok') throw noSeats(rows[0]!.answer);
      await nameHolders(tx, me, id, posts);
      await signAnswer(tx, me, id, null);
      return { subjectId: id, place, data: { seats: posts.length }, result: { id } };
    },
  });

const declining = (name: string, may: Permission) =>
  action({
    name,
    may,
    writes: 'meeting_invitation.declined',
    subject: invitationSubject,
    from: ['invited', 'accepted'],
    to: 'declined',
    input: v.object({ id: rowId, version, reason: words(2, 1000) }),
    async run({ tx, me }, { id, reason }) {
      const { place } = await ownInvitation(tx, id);
      await sql`UPDATE office.meeting_invitations SET seats_taken = 0, state = 'declined' WHERE meeting_invitation_id = ${id}`.execute(
        tx,
      );
      await signAnswer(tx, me, id, reason);
      return { subjectId: id, place, result: { id } };
    },
  });

export const acceptInvitation = accepting('meeting_invitation.accept', 'invitation:answer');
export const noteAcceptance = accepting('meeting_invitation.note_acceptance', 'meeting:invite');
export const declineInvitation = declining('meeting_invitation.decline', 'invitation:answer');
export const noteRefusal = declining('meeting_invitation.note_refusal', 'meeting:invite');
