/** Seats of a meeting for its desk: taken and free, sector by sector, who is invited and what they answered. */
import { sql } from 'kysely';
import { foldBare } from '#kernel/thai-text.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { Sector } from '../activities.ts';
import type { InvitationState } from './invitation-states.ts';

export interface SectorSeats {
  sector: Sector;
  /** null: no quota of its own. */
  quota: number | null;
  invited: number;
  taken: number;
  declined: number;
}

/** Sectors with a quota or an invitation. */
export async function seatsBySector(tx: Tx, meetingId: string): Promise<SectorSeats[]> {
  const { rows } = await sql<SectorSeats>`
    SELECT coalesce(q.sector, i.sector) AS sector, q.seat_count AS quota, coalesce(i.invited, 0)::int AS invited,
      coalesce(i.taken, 0)::int AS taken, coalesce(i.declined, 0)::int AS declined
    FROM (SELECT sector, seat_count FROM office.meeting_quotas WHERE activity_id = ${meetingId}) q
    FULL JOIN (
      SELECT sector, count(*) FILTER (WHERE state <> 'withdrawn') AS invited, sum(seats_taken) AS taken,
        count(*) FILTER (WHERE state = 'declined') AS declined
      FROM office.meeting_invitations WHERE activity_id = ${meetingId} GROUP BY sector
    ) i USING (sector) ORDER BY 1`.execute(tx);
  return rows;
}

export interface InvitedRow {
  id: string;
  name: string;
  sector: Sector;
  state: InvitationState;
  quota: number;
  taken: number;
  replyDueOn: string | null;
  isLate: boolean;
  letterId: string | null;
  remindedAt: Date | null;
  /** What became of it since it was invited; null where nothing did. */
  nameToday: string | null;
  moved: boolean;
  provinceTodayTh: string | null;
  provinceTodayEn: string | null;
  successorName: string | null;
  /** The successor is invited as well: the same people would come twice. */
  successorInvited: boolean;
}

export const invitedOnAPage = 50;

export async function invitedTo(
  tx: Tx,
  meetingId: string,
  page = 1,
): Promise<{ rows: InvitedRow[]; total: number; pages: number }> {
  const { rows } = await sql<InvitedRow & { total: number }>`
    SELECT i.meeting_invitation_id AS id, i.invited_name AS name, i.sector, i.state, i.seat_quota AS quota, i.seats_taken AS taken,
      i.reply_due_on AS "replyDueOn", i.letter_id AS "letterId", i.reminded_at AS "remindedAt",
      count(*) OVER ()::int AS total,
      i.state = 'invited' AND coalesce(i.reply_due_on < (now() AT TIME ZONE 'Asia/Bangkok')::date, false) AS "isLate",
      nullif(s.name_today, i.invited_name) AS "nameToday", coalesce(s.moved, false) AS moved,
      p.name_th AS "provinceTodayTh", p.name_en AS "provinceTodayEn", s.successor_name AS "successorName",
      EXISTS (SELECT FROM office.meeting_invitations o WHERE o.activity_id = i.activity_id AND o.agency_id = s.successor_id
        AND o.state IN ('invited', 'accepted')) AS "successorInvited"
    FROM office.meeting_invitations i
    LEFT JOIN office.invited_since(${meetingId}::uuid) s USING (meeting_invitation_id)
    LEFT JOIN office.provinces p ON p.province_iso = s.province_today
    WHERE i.activity_id = ${meetingId} ORDER BY i.state = 'withdrawn', i.sector, i.invited_name, i.meeting_invitation_id
    LIMIT ${invitedOnAPage} OFFSET ${(page - 1) * invitedOnAPage}`.execute(tx);
  const total = rows[0]?.total ?? 0;
  return {
    rows: rows.map(({ total: _, ...row }) => row),
    total,
    pages: Math.max(1, Math.ceil(total / invitedOnAPage)),
  };
}

export interface ToInvite {
  agencyId: string;
  name: string;
}

/** At most 60 agencies of the province that stand and are not invited yet, by a part of their name. */
export async function agenciesToInvite(
  tx: Tx,
  meetingId: string,
  provinceIso: string | null,
  typed: string,
): Promise<ToInvite[]> {
  const folded = foldBare(typed).replace(/[\\%_]/gu, (letter) => `\\${letter}`);
  const { rows } = await sql<ToInvite>`
    SELECT a.agency_id AS "agencyId", a.name_th AS name FROM office.agencies a
    WHERE a.province_iso = ${provinceIso} AND a.ended_on IS NULL AND a.folded_name LIKE ${`%${folded}%`}
      AND NOT EXISTS (SELECT FROM office.meeting_invitations i
        WHERE i.activity_id = ${meetingId} AND i.agency_id = a.agency_id AND i.state <> 'withdrawn')
    ORDER BY a.name_th, a.agency_id LIMIT 60`.execute(tx);
  return rows;
}

/** Agencies that were invited, those that accepted first. */
export async function agenciesThatCome(tx: Tx, meetingId: string): Promise<ToInvite[]> {
  const { rows } = await sql<ToInvite>`
    SELECT i.agency_id AS "agencyId", i.invited_name AS name FROM office.meeting_invitations i
    WHERE i.activity_id = ${meetingId} AND i.agency_id IS NOT NULL AND i.state <> 'withdrawn'
    ORDER BY i.state <> 'accepted', i.invited_name LIMIT 200`.execute(tx);
  return rows;
}
