/** What can be done at a meeting, from which states, by which action; a button stands where state and hat allow it. */
import type { Action, Me } from '#office/action.ts';
import { mayDo, type Permission } from '#office/staff/permissions.ts';
import { announceMeeting } from '#programme/meetings/actions/announce-meeting.ts';
import { cancelMeeting } from '#programme/meetings/actions/cancel-meeting.ts';
import { reviseMeeting } from '#programme/meetings/actions/revise-meeting.ts';
import { setAgenda } from '#programme/meetings/actions/set-agenda.ts';
import type { Meeting } from '#programme/meetings/queries.ts';
import type { MeetingState } from '#programme/meetings/states.ts';
import type { MeetingDeed } from './deeds-text.ts';

interface Deed {
  may: Permission;
  from: readonly MeetingState[];
  action: Action<unknown>;
}

export const deeds: Record<MeetingDeed, Deed> = {
  announce: { may: 'meeting:plan', from: ['drafted'], action: announceMeeting },
  revise: { may: 'meeting:plan', from: ['drafted', 'announced', 'held'], action: reviseMeeting },
  agenda: { may: 'meeting:plan', from: ['drafted', 'announced', 'held', 'reported'], action: setAgenda },
  cancel: { may: 'meeting:plan', from: ['drafted', 'announced'], action: cancelMeeting },
};

export const isDeed = (name: string): name is MeetingDeed => Object.hasOwn(deeds, name);

export function possibleDeeds(me: Me, meeting: Meeting): MeetingDeed[] {
  if (!meeting.isOwn) return [];
  return (Object.keys(deeds) as MeetingDeed[]).filter(
    (name) => deeds[name].from.includes(meeting.state) && mayDo(me.role, deeds[name].may),
  );
}

/** Whether what happened can be written down now. */
export function canRecord(me: Me, meeting: Meeting, today: string): boolean {
  const isDue = meeting.onDay === null || meeting.onDay <= today;
  return (
    meeting.isOwn &&
    isDue &&
    mayDo(me.role, 'meeting:plan') &&
    ['drafted', 'announced', 'held'].includes(meeting.state)
  );
}
