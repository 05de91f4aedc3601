/**
 * What cannot be on one day: a post in two places, a room taken twice, an agency called to two meetings. Two
 * meetings whose hours are known and do not touch are no clash.
 */
import type { CalendarMeeting } from './calendar.ts';

export type ClashKind = 'post' | 'room' | 'agency';

export interface Clash {
  kind: ClashKind;
  /** The post, the room or the agency. */
  what: string;
  /** The first day on which both are. */
  onDay: string;
  meetingIds: [string, string];
}

/** @param meetings of one month, those that are to be held; each pair is named once for each cause */
export function clashesIn(meetings: readonly CalendarMeeting[]): Clash[] {
  const held = meetings.filter(({ state }) => state !== 'cancelled');
  const found: Clash[] = [];
  for (const [at, one] of held.entries()) {
    for (const other of held.slice(at + 1)) {
      if (!meet(one, other)) continue;
      const onDay = one.onDay > other.onDay ? one.onDay : other.onDay;
      const ids: [string, string] = [one.id, other.id];
      for (const { kind, what } of shared(one, other)) found.push({ kind, what, onDay, meetingIds: ids });
    }
  }
  return found.sort((a, b) => a.onDay.localeCompare(b.onDay) || a.what.localeCompare(b.what));
}

/** On a day both, and not at hours known to be apart. */
function meet(one: CalendarMeeting, other: CalendarMeeting): boolean {
  if (one.onDay > other.lastDay || other.onDay > one.lastDay) return false;
  const isOneDay = one.onDay === one.lastDay && other.onDay === other.lastDay;
  const [first, second] = (one.startsAt ?? '') <= (other.startsAt ?? '') ? [one, other] : [other, one];
  const known = first.startsAt !== null && first.endsAt !== null && second.startsAt !== null;
  return !(isOneDay && known && first.endsAt! <= second.startsAt!);
}

function shared(one: CalendarMeeting, other: CalendarMeeting): { kind: ClashKind; what: string }[] {
  const posts = one.posts.filter((post) => samePerson(post, one, other));
  const agencies = one.agencies.filter(({ id }) => other.agencies.some((theirs) => theirs.id === id));
  const sameRoom =
    one.roomKey !== null && one.roomKey === other.roomKey && isOnePlace(one.roomTh!, one, other);
  return [
    ...posts.map((what) => ({ kind: 'post' as const, what })),
    ...(sameRoom ? [{ kind: 'room' as const, what: one.roomTh! }] : []),
    ...agencies.map(({ name }) => ({ kind: 'agency' as const, what: name })),
  ];
}

const bare = (text: string) => text.replace(/\s+/gu, '');

function samePerson(post: string, one: CalendarMeeting, other: CalendarMeeting): boolean {
  return other.posts.some((theirs) => bare(theirs) === bare(post)) && isOnePlace(post, one, other);
}

/** "The governor" of two provinces is two people; "director of Area 7" is one wherever it is. */
function isOnePlace(text: string, one: CalendarMeeting, other: CalendarMeeting): boolean {
  if (one.provinceIso === other.provinceIso) return true;
  const names = [one.provinceTh, other.provinceTh].filter((name) => name !== null);
  return /[0-9๐-๙]/u.test(text) || names.some((name) => text.includes(name));
}
