/** States of people, posts and agency codes: what each is called, and who sets it. */
import type { Subject } from '../action.ts';

const personStates = {
  /** Set by an administrator: person.create, person.enable. */
  active: { th: 'ใช้งาน', en: 'active' },
  /** Set by an administrator: person.disable. Signs in nowhere. */
  disabled: { th: 'ระงับการใช้งาน', en: 'disabled' },
} as const;

export const person = {
  kind: 'person',
  table: 'office.people',
  id: 'person_id',
  states: personStates,
} as const satisfies Subject<typeof personStates>;

const postStates = {
  /** Set by an administrator (post.appoint) or by the holder of an agency code. It may run out by its day. */
  held: { th: 'ดำรงหน้าที่', en: 'held' },
  /** Set by post.end, person.move, agency.end_officer, and when a new head takes over. */
  ended: { th: 'สิ้นสุดแล้ว', en: 'ended' },
} as const;

export const post = {
  kind: 'post',
  table: 'office.posts',
  id: 'post_id',
  states: postStates,
} as const satisfies Subject<typeof postStates>;

const invitationStates = {
  /** Set by agency.invite and agency.name_officer; good for thirty days. */
  open: { th: 'รอใช้รหัส', en: 'code not yet used' },
  /** Set at enrolment, by the holder of the code. */
  used: { th: 'ใช้รหัสแล้ว', en: 'code used' },
  /** Set by agency.withdraw_code, or by a newer code for the same head. */
  withdrawn: { th: 'ยกเลิกรหัสแล้ว', en: 'code withdrawn' },
} as const;

export const invitation = {
  kind: 'agency_invitation',
  table: 'office.agency_invitations',
  id: 'invitation_id',
  states: invitationStates,
} as const satisfies Subject<typeof invitationStates>;
