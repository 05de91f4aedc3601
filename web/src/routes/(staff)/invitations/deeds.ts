/** What can be done at an invitation: by its agency, and by the desk for whoever answers on paper. */
import { randomUUID } from 'node:crypto';
import type { Action, Me } from '#office/action.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { Language } from '#kernel/texts.ts';
import {
  acceptInvitation,
  declineInvitation,
  noteAcceptance,
  noteRefusal,
} from '#programme/meetings/actions/answer-invitation.ts';
import { noteSubstitute, substitute } from '#programme/meetings/actions/substitute.ts';
import { withdrawInvitation } from '#programme/meetings/actions/withdraw-invitation.ts';
import type { InvitationState } from '#programme/meetings/invitation-states.ts';
import type { Invitation } from '#programme/meetings/invitations.ts';
import { seatsText, type InvitationDeed } from '#programme/meetings/seats-text.ts';
import type { AskedField, AskedForm } from '#web/src/forms/asked.ts';

interface Deed {
  from: readonly InvitationState[];
  /** As the agency does it, and as the desk writes it down; null: not the agency's. */
  agency: Action<unknown> | null;
  desk: Action<unknown>;
}

const deeds: Record<InvitationDeed, Deed> = {
  accept: { from: ['invited', 'declined', 'accepted'], agency: acceptInvitation, desk: noteAcceptance },
  substitute: { from: ['accepted'], agency: substitute, desk: noteSubstitute },
  decline: { from: ['invited', 'accepted'], agency: declineInvitation, desk: noteRefusal },
  withdraw: { from: ['invited', 'accepted', 'declined'], agency: null, desk: withdrawInvitation },
};

export const isDeed = (name: string): name is InvitationDeed => Object.hasOwn(deeds, name);

/** The action of this hat; null where it has none. */
export function actionFor(me: Me, name: InvitationDeed): Action<unknown> | null {
  const { agency, desk } = deeds[name];
  if (mayDo(me.role, desk.may)) return desk;
  return agency !== null && mayDo(me.role, agency.may) ? agency : null;
}

export function possibleDeeds(me: Me, invitation: Invitation): InvitationDeed[] {
  if (invitation.meetingState !== 'announced') return [];
  return (Object.keys(deeds) as InvitationDeed[]).filter(
    (name) => deeds[name].from.includes(invitation.state) && actionFor(me, name) !== null,
  );
}

function fieldsOf(name: InvitationDeed, invitation: Invitation, language: Language): AskedField[] {
  const words = seatsText[language].fields;
  const holding = invitation.holders.filter(({ holds }) => holds);
  const reason: AskedField = {
    name: 'reason',
    label: words.reason,
    type: 'textarea',
    required: true,
    maxlength: 500,
  };
  const asked: Record<InvitationDeed, AskedField[]> = {
    accept: [
      {
        name: 'holders',
        label: words.holders,
        hint: words.holdersHint(invitation.quota),
        type: 'textarea',
        value: holding.map(({ post }) => post).join('\n'),
        required: true,
        maxlength: 20_000,
      },
    ],
    substitute: [
      {
        name: 'seatNo',
        label: words.seatNo,
        options: holding.map(({ seatNo, post }) => ({ value: String(seatNo), label: `${seatNo} · ${post}` })),
        required: true,
      },
      { name: 'holderPost', label: words.holderPost, required: true, maxlength: 200 },
      reason,
    ],
    decline: [reason],
    withdraw: [],
  };
  return asked[name];
}

export function invitationForm(name: InvitationDeed, invitation: Invitation, language: Language): AskedForm {
  const words = seatsText[language];
  return {
    title: words.titles[name],
    ...(invitation.isMine ? {} : { lead: words.noted }),
    fields: fieldsOf(name, invitation, language),
    button: words.buttons[name],
    hidden: { version: invitation.version, request_id: randomUUID() },
    back: { href: `/invitations/${invitation.id}`, label: words.back },
  };
}
