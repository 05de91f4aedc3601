/** The facts that actions decide by, of an invitation whose row they hold; and the posts that hold its seats. */
import { sql } from 'kysely';
import type { Me, Place } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';

interface InvitationFacts {
  quota: number;
  taken: number;
  /** The meeting is to come and takes answers. */
  isOpen: boolean;
  place: Place;
}

/** @throws Problem office.not_found */
export async function ownInvitation(tx: Tx, id: string): Promise<InvitationFacts> {
  const { rows } = await sql<
    Omit<InvitationFacts, 'place'> & { areaNo: number | null; iso: string | null; agencyId: string | null }
  >`
    SELECT i.seat_quota AS quota, i.seats_taken AS taken, a.state = 'announced' AS "isOpen", i.area_no AS "areaNo",
      i.province_iso AS iso, i.agency_id AS "agencyId"
    FROM office.meeting_invitations i JOIN office.activities a USING (activity_id)
    WHERE i.meeting_invitation_id = ${id}`.execute(tx);
  if (!rows[0]) throw notFound();
  const { areaNo, iso: provinceIso, agencyId, ...facts } = rows[0];
  return { ...facts, place: { areaNo, provinceIso, agencyId } };
}

/** Posts as typed, one a line; null where there is none or one is too long. */
export function holdersIn(typed: string): string[] | null {
  const posts = typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const fits = posts.length > 0 && posts.length <= 200;
  return fits && posts.every((post) => post.length >= 2 && post.length <= 200) ? posts : null;
}

interface Named {
  seatNo: number;
  post: string;
  reason: string | null;
}

export async function nameHolder(tx: Tx, me: Me, id: string, { seatNo, post, reason }: Named): Promise<void> {
  await sql`INSERT INTO office.seat_holders (meeting_invitation_id, seat_no, holder_post, reason, named_by)
    VALUES (${id}, ${seatNo}, ${post}, ${reason}, ${me.personId})`.execute(tx);
}

/** The posts of an acceptance; one that holds its seat already is not named again. */
export async function nameHolders(tx: Tx, me: Me, id: string, posts: readonly string[]): Promise<void> {
  const { rows } = await sql<{ seatNo: number; post: string }>`
    SELECT DISTINCT ON (seat_no) seat_no AS "seatNo", holder_post AS post FROM office.seat_holders
    WHERE meeting_invitation_id = ${id} ORDER BY seat_no, seat_holder_id DESC`.execute(tx);
  const before = new Map(rows.map(({ seatNo, post }) => [seatNo, post]));
  for (const [at, post] of posts.entries()) {
    if (before.get(at + 1) !== post) await nameHolder(tx, me, id, { seatNo: at + 1, post, reason: null });
  }
}
