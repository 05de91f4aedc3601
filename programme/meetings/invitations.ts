/** Invitations as the invited agency reads them, and one whole, with the history of its seats. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { InvitationState } from './invitation-states.ts';
import type { MeetingState } from './states.ts';

export interface InvitationRow {
  id: string;
  version: number;
  state: InvitationState;
  meetingId: string;
  meetingState: MeetingState;
  titleTh: string;
  titleEn: string;
  onDay: string | null;
  startsAt: string | null;
  placeTh: string | null;
  placeEn: string | null;
  name: string;
  quota: number;
  taken: number;
  postsWanted: string | null;
  replyDueOn: string | null;
}

const columns = sql`i.meeting_invitation_id AS id, i.version, i.state, i.activity_id AS "meetingId", a.state AS "meetingState",
  a.title_th AS "titleTh", a.title_en AS "titleEn", a.on_day AS "onDay", to_char(a.starts_at, 'HH24:MI') AS "startsAt",
  a.place_th AS "placeTh", a.place_en AS "placeEn", i.invited_name AS name, i.seat_quota AS quota, i.seats_taken AS taken,
  i.posts_wanted AS "postsWanted", i.reply_due_on AS "replyDueOn"`;

export const invitationsOnAPage = 30;

/** Those of the viewer's own agency, and of agencies that were merged into it; the latest meeting first. */
export async function ownInvitations(tx: Tx, page = 1): Promise<{ rows: InvitationRow[]; pages: number }> {
  const { rows } = await sql<InvitationRow & { total: number }>`
    SELECT ${columns}, count(*) OVER ()::int AS total
    FROM office.meeting_invitations i JOIN office.activities a USING (activity_id)
    WHERE i.agency_id = ANY ((SELECT office.my_agencies())::text[])
    ORDER BY a.on_day DESC NULLS LAST, i.meeting_invitation_id
    LIMIT ${invitationsOnAPage} OFFSET ${(page - 1) * invitationsOnAPage}`.execute(tx);
  return {
    rows: rows.map(({ total: _, ...row }) => row),
    pages: Math.max(1, Math.ceil((rows[0]?.total ?? 0) / invitationsOnAPage)),
  };
}

export interface Holder {
  seatNo: number;
  post: string;
  reason: string | null;
  namedAt: Date;
  /** Holds the seat now; else came before another. */
  holds: boolean;
}

export interface Invitation extends InvitationRow {
  declineReason: string | null;
  cancelReason: string | null;
  letterId: string | null;
  /** Of the viewer's own agency; else the desk reads it. */
  isMine: boolean;
  holders: Holder[];
}

/** @throws Problem office.not_found */
export async function readInvitation(tx: Tx, id: string): Promise<Invitation> {
  if (!v.is(rowId, id)) throw notFound();
  const { rows } = await sql<Omit<Invitation, 'holders'>>`
    SELECT ${columns}, i.decline_reason AS "declineReason", a.cancel_reason AS "cancelReason", i.letter_id AS "letterId",
      coalesce(i.agency_id = ANY ((SELECT office.my_agencies())::text[]), false) AS "isMine"
    FROM office.meeting_invitations i JOIN office.activities a USING (activity_id)
    WHERE i.meeting_invitation_id = ${id}`.execute(tx);
  if (!rows[0]) throw notFound();
  return { ...rows[0], holders: await holdersOf(tx, id, rows[0].taken) };
}

async function holdersOf(tx: Tx, id: string, taken: number): Promise<Holder[]> {
  const { rows } = await sql<Holder>`
    SELECT seat_no AS "seatNo", holder_post AS post, reason, named_at AS "namedAt",
      seat_no <= ${taken} AND row_number() OVER (PARTITION BY seat_no ORDER BY seat_holder_id DESC) = 1 AS holds
    FROM office.seat_holders WHERE meeting_invitation_id = ${id} ORDER BY seat_no, seat_holder_id DESC`.execute(
    tx,
  );
  return rows;
}
