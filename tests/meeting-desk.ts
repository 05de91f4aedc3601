/** The desk of meetings for tests: a meeting announced a fortnight ahead, agencies invited, answers given. */
import { fiscalYearBeOfInstant } from '#kernel/fiscal-year.ts';
import { act, type Action } from '#office/action.ts';
import { announceMeeting } from '#programme/meetings/actions/announce-meeting.ts';
import { inviteAgencies } from '#programme/meetings/actions/invite-agencies.ts';
import { planMeeting } from '#programme/meetings/actions/plan-meeting.ts';
import { seatsBySector } from '#programme/meetings/seats.ts';
import type { Person, TestOffice } from './office-store.ts';
import { inDays, type Cast } from './watch-world.ts';

/** 'done', or the code of the problem that came. */
export const codeOf = (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => 'done',
    (problem: unknown) => (problem as { code?: string }).code,
  );

/** @param cast asked for when a test runs, not before */
export function meetingDesk(office: TestOffice, cast: () => Cast) {
  const officer = () => cast().officer.viewer;

  async function announced(typed: object = {}): Promise<string> {
    const onDay = inDays(14);
    const be = fiscalYearBeOfInstant(new Date(`${onDay}T12:00:00+07:00`));
    const said = {
      be,
      kind: 'workshop',
      provinceIso: 'TH-74',
      title: 'ประชุมเชิงปฏิบัติการสมมุติ',
      onDay,
      ...typed,
    };
    const { id } = await act(office.store, officer(), planMeeting, said);
    await act(office.store, officer(), announceMeeting, { id, version: 1 });
    return id;
  }

  const invite = (id: string, typed: object) =>
    act(office.store, officer(), inviteAgencies, { id, sector: 'government_agencies', seats: 2, ...typed });

  async function invitationOf(meeting: string, agencyId: string) {
    const [row] = await office.owner<{ id: string; version: number }>(
      `SELECT meeting_invitation_id AS id, version FROM office.meeting_invitations
       WHERE activity_id = $1 AND agency_id = $2 AND state <> 'withdrawn'`,
      [meeting, agencyId],
    );
    return row!;
  }

  async function answer<Result>(
    who: Person,
    chosen: Action<Result>,
    meeting: string,
    agencyId: string,
    typed: object,
  ): Promise<Result> {
    return act(office.store, who.viewer, chosen, { ...(await invitationOf(meeting, agencyId)), ...typed });
  }

  const taken = async (meeting: string) => {
    const sectors = await office.store.within(officer(), (tx) => seatsBySector(tx, meeting));
    return sectors.reduce((sum, one) => sum + one.taken, 0);
  };

  return { announced, invite, invitationOf, answer, taken };
}
