/** Questions about people and posts, as far as the viewer's post sees them. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import { fold } from '#kernel/thai-text.ts';
import { notFound } from '../problems.ts';
import { postWords } from './hats.ts';
import type { Role, ScopeKind } from './roles.ts';

export interface Held {
  postId: string;
  role: Role;
  scopeKind: ScopeKind;
  scopeId: string;
  fromAt: Date;
  untilAt: Date | null;
  words: { th: string; en: string };
  /** In force now; else it has not begun or is over. */
  inForce: boolean;
  ended: boolean;
}

export interface ListedPerson {
  personId: string;
  fullName: string;
  positionTitle: string | null;
  state: 'active' | 'disabled';
  posts: Held[];
}

interface PostRow extends Omit<Held, 'words'> {
  personId: string;
  scopeTh: string | null;
  scopeEn: string | null;
}

/** Rows of a page; one more is asked for, to know whether there are more. */
export const peoplePerPage = 50;

/** People by name, with their posts; `search` finds inside names, positions and addresses. */
export async function people(
  tx: Tx,
  { search = '', page = 1 } = {},
): Promise<{ people: ListedPerson[]; more: boolean }> {
  const found = `%${fold(search).replace(/[\\%_]/gu, '\\$&')}%`;
  const { rows } = await sql<Omit<ListedPerson, 'posts'>>`
    SELECT person_id AS "personId", full_name AS "fullName", position_title AS "positionTitle", state FROM office.people
    WHERE concat_ws(' ', full_name, position_title, email) ILIKE ${found}
    ORDER BY full_name COLLATE "th-x-icu", person_id
    LIMIT ${peoplePerPage + 1} OFFSET ${(page - 1) * peoplePerPage}`.execute(tx);
  const shown = rows.slice(0, peoplePerPage);
  const posts = await postsOf(
    tx,
    shown.map((row) => row.personId),
  );
  const withPosts = shown.map((row) => ({
    ...row,
    posts: posts.filter((post) => post.personId === row.personId && !post.ended),
  }));
  return { people: withPosts, more: rows.length > peoplePerPage };
}

async function postsOf(tx: Tx, personIds: string[]): Promise<(Held & { personId: string })[]> {
  const { rows } = await sql<PostRow>`
    SELECT p.person_id AS "personId", p.post_id AS "postId", p.role, p.scope_kind AS "scopeKind", p.scope_id AS "scopeId",
      p.from_at AS "fromAt", p.until_at AS "untilAt", p.from_at <= now() AND office.in_force(p) AS "inForce",
      NOT office.in_force(p) AS ended, coalesce(v.name_th, d.name_th, a.name_th) AS "scopeTh",
      coalesce(v.name_en, d.name_en, a.name_en, a.name_th) AS "scopeEn"
    FROM office.posts AS p
    LEFT JOIN office.provinces AS v ON p.scope_kind = 'province' AND v.province_iso = p.scope_id
    LEFT JOIN LATERAL (SELECT name_th, name_en FROM office.districts AS d WHERE p.scope_kind = 'district'
      AND d.district_code = p.scope_id ORDER BY d.valid_from_on DESC LIMIT 1) AS d ON true
    LEFT JOIN office.agencies AS a ON p.scope_kind = 'agency' AND a.agency_id = p.scope_id
    WHERE p.person_id = ANY (${personIds}::uuid[]) ORDER BY p.from_at DESC, p.post_id`.execute(tx);
  return rows.map(({ scopeTh, scopeEn, ...row }) => ({
    ...row,
    words: postWords(row.role, row.scopeKind, row.scopeId, { th: scopeTh, en: scopeEn }),
  }));
}

export interface PersonPage extends ListedPerson {
  phone: string | null;
  email: string | null;
  version: number;
  isDemonstration: boolean;
  /** Null where the viewer does not decide over this person's access. */
  access: { hasPassword: boolean; hasSecondStep: boolean; hasLink: boolean } | null;
}

/** @throws Problem office.not_found */
export async function personPage(tx: Tx, personId: string): Promise<PersonPage> {
  const { rows } = await sql<Omit<PersonPage, 'posts' | 'access'>>`
    SELECT person_id AS "personId", full_name AS "fullName", position_title AS "positionTitle", state, phone, email, version,
      is_demonstration AS "isDemonstration" FROM office.people WHERE person_id::text = ${personId}`.execute(
    tx,
  );
  if (!rows[0]) throw notFound();
  const { rows: access } = await sql<NonNullable<PersonPage['access']>>`
    SELECT has_password AS "hasPassword", has_second_step AS "hasSecondStep", has_link AS "hasLink"
    FROM auth.access_of(${personId})`.execute(tx);
  return { ...rows[0], posts: await postsOf(tx, [personId]), access: access[0] ?? null };
}
