/** An invitation's way: invited, then accepted with seats or declined; the desk may take it back. */
import type { Subject } from '#office/action.ts';

export const invitationStates = {
  invited: { th: 'เชิญแล้ว รอคำตอบ', en: 'Invited, waiting for an answer' },
  accepted: { th: 'ตอบรับ', en: 'Accepted' },
  declined: { th: 'ไม่รับ', en: 'Declined' },
  withdrawn: { th: 'ถอนคำเชิญ', en: 'Withdrawn' },
} as const;

export type InvitationState = keyof typeof invitationStates;

export const invitationSubject: Subject<typeof invitationStates> = {
  kind: 'meeting_invitation',
  table: 'office.meeting_invitations',
  id: 'meeting_invitation_id',
  states: invitationStates,
};
