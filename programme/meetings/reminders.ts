/**
 * Who of a meeting's invited bodies has not answered, whom a reminder reaches now, and whom the desk must call:
 * a body in no register, and an agency of which nobody here has an e-mail address. Those are never reminded.
 */
import { sql } from 'kysely';
import { addWorkingDays, bangkokToday } from '#kernel/working-days.ts';
import { readCalendar, type OfficeCalendar } from '#office/deadlines/calendar.ts';
import type { Tx } from '#platform/postgres/store.ts';

/** Working days between two reminders of one invitation: the office's own rule, said on the page. */
export const reminderRestDays = 3;

interface Unanswered {
  id: string;
  name: string;
  remindedAt: Date | null;
  hasMail: boolean;
}

export interface Reminders {
  /** Told by the next press. */
  toTell: Unanswered[];
  /** Reminded too lately, with the first day on which they are told again. */
  resting: (Unanswered & { nextOn: string })[];
  toCall: Unanswered[];
}

/** Nothing where the viewer's desk does not run the meeting. */
export async function remindersOf(tx: Tx, meetingId: string, now: Date = new Date()): Promise<Reminders> {
  const { rows } = await sql<Unanswered>`
    SELECT meeting_invitation_id AS id, invited_name AS name, reminded_at AS "remindedAt", has_mail AS "hasMail"
    FROM office.invitations_unanswered(${meetingId}) ORDER BY invited_name, meeting_invitation_id`.execute(
    tx,
  );
  const calendar = await readCalendar(tx, now);
  const withMail = rows
    .filter(({ hasMail }) => hasMail)
    .map((one) => ({ ...one, nextOn: nextOn(one, calendar) }));
  return {
    toTell: withMail.filter((one) => one.nextOn <= calendar.today),
    resting: withMail.filter((one) => one.nextOn > calendar.today),
    toCall: rows.filter(({ hasMail }) => !hasMail),
  };
}

function nextOn({ remindedAt }: Unanswered, { today, holidays }: OfficeCalendar): string {
  return remindedAt === null ? today : addWorkingDays(bangkokToday(remindedAt), reminderRestDays, holidays);
}
