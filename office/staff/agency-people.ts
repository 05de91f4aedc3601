/** Who works with the programme at an agency: its head, its officers, codes that are out, what is due. */
import { sql } from 'kysely';
import { fold } from '#kernel/thai-text.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { notFound } from '../problems.ts';
import { confirmationDays } from './actions/agency-confirm.ts';

export interface AgencyRow {
  agencyId: string;
  nameTh: string;
  nameEn: string | null;
  provinceTh: string | null;
  provinceEn: string | null;
  heads: number;
  officers: number;
  /** A code for the head is out and not yet used. */
  invited: boolean;
}

export const agenciesPerPage = 50;

/** Agencies by name, those with people first where nothing is searched. */
export async function agenciesWithPeople(
  tx: Tx,
  { search = '', page = 1 } = {},
): Promise<{ agencies: AgencyRow[]; more: boolean }> {
  const found = `%${fold(search).replace(/[\\%_]/gu, '\\$&')}%`;
  const { rows } = await sql<AgencyRow>`
    SELECT a.agency_id AS "agencyId", a.name_th AS "nameTh", a.name_en AS "nameEn", v.name_th AS "provinceTh", v.name_en AS "provinceEn",
      (SELECT count(*) FROM office.posts AS p WHERE p.role = 'agency_head' AND p.scope_id = a.agency_id AND office.in_force(p)) AS heads,
      (SELECT count(*) FROM office.posts AS p WHERE p.role = 'agency_officer' AND p.scope_id = a.agency_id AND office.in_force(p)) AS officers,
      EXISTS (SELECT FROM office.agency_invitations AS i WHERE i.agency_id = a.agency_id AND i.role = 'agency_head'
        AND i.state = 'open' AND i.expires_at > now()) AS invited
    FROM office.agencies AS a LEFT JOIN office.provinces AS v USING (province_iso)
    WHERE a.ended_on IS NULL AND a.folded_name ILIKE ${found}
    ORDER BY ${search === '' ? sql`EXISTS (SELECT FROM office.agency_invitations AS i WHERE i.agency_id = a.agency_id) DESC,` : sql``}
      a.name_th COLLATE "th-x-icu", a.agency_id
    LIMIT ${agenciesPerPage + 1} OFFSET ${(page - 1) * agenciesPerPage}`.execute(tx);
  return { agencies: rows.slice(0, agenciesPerPage), more: rows.length > agenciesPerPage };
}

export interface AgencyMember {
  postId: string;
  personId: string;
  fullName: string;
  positionTitle: string | null;
  role: 'agency_head' | 'agency_officer';
  untilAt: Date | null;
  /** May be confirmed for another year now. */
  due: boolean;
}

export interface OutCode {
  invitationId: string;
  role: 'agency_head' | 'agency_officer';
  forName: string | null;
  madeAt: Date;
  expiresAt: Date;
}

export interface AgencyPeople {
  agencyId: string;
  nameTh: string;
  nameEn: string | null;
  provinceIso: string | null;
  ended: boolean;
  members: AgencyMember[];
  codes: OutCode[];
}

/** @throws Problem office.not_found */
export async function agencyPeople(tx: Tx, agencyId: string): Promise<AgencyPeople> {
  const { rows } = await sql<Omit<AgencyPeople, 'members' | 'codes'>>`
    SELECT agency_id AS "agencyId", name_th AS "nameTh", name_en AS "nameEn", province_iso AS "provinceIso",
      ended_on IS NOT NULL AS ended FROM office.agencies WHERE agency_id = ${agencyId}`.execute(tx);
  if (!rows[0]) throw notFound();
  const { rows: members } = await sql<AgencyMember>`
    SELECT p.post_id AS "postId", p.person_id AS "personId", x.full_name AS "fullName", x.position_title AS "positionTitle",
      p.role, p.until_at AS "untilAt", coalesce(p.until_at <= now() + make_interval(days => ${confirmationDays}), false) AS due
    FROM office.posts AS p JOIN office.people AS x USING (person_id)
    WHERE p.scope_kind = 'agency' AND p.scope_id = ${agencyId} AND p.role IN ('agency_head', 'agency_officer') AND office.in_force(p)
    ORDER BY p.role, x.full_name COLLATE "th-x-icu"`.execute(tx);
  const { rows: codes } = await sql<OutCode>`
    SELECT invitation_id AS "invitationId", role, for_name AS "forName", made_at AS "madeAt", expires_at AS "expiresAt"
    FROM office.agency_invitations WHERE agency_id = ${agencyId} AND state = 'open' AND expires_at > now()
    ORDER BY made_at DESC`.execute(tx);
  return { ...rows[0], members, codes };
}

export interface Confirmation {
  postId: string;
  agencyId: string;
  nameTh: string;
  nameEn: string | null;
  role: 'agency_head' | 'agency_officer';
  /** The last moment of the post, unless somebody confirms it. */
  untilAt: Date;
}

/**
 * For my work: posts at agencies that run out within sixty days and that the viewer confirms: the desk the
 * heads, a head the officers. The one that runs out first comes first.
 */
export async function confirmationsDue(tx: Tx): Promise<Confirmation[]> {
  const { rows } = await sql<Confirmation>`
    SELECT p.post_id AS "postId", a.agency_id AS "agencyId", a.name_th AS "nameTh", a.name_en AS "nameEn", p.role, p.until_at AS "untilAt"
    FROM office.posts AS p JOIN office.agencies AS a ON a.agency_id = p.scope_id
    WHERE p.scope_kind = 'agency' AND office.in_force(p) AND p.until_at <= now() + make_interval(days => ${confirmationDays})
      AND p.role = CASE WHEN office.my_role() = 'agency_head' THEN 'agency_officer'
        WHEN office.my_role() IN ('area_officer', 'area_director', 'centre_officer') THEN 'agency_head' END
    ORDER BY p.until_at, p.post_id LIMIT 200`.execute(tx);
  return rows;
}
