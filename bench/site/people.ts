/** Who reads: the programme's own proportions of roles, with real scopes, entered past the actions and signed in by the site. */
import { connected, becomeOwner } from '#platform/postgres/roles.ts';
import { argonPasswords } from '#platform/crypto/passwords.ts';

/** How many of every fifty; beyond fifty, the same posts again. The public has no account. */
export const mix = {
  area_officer: 12,
  area_director: 6,
  centre_officer: 2,
  administrator: 1,
  governor: 6,
  province_officer: 3,
  nacc_province: 3,
  nacc_region: 2,
  district_centre: 3,
  agency_head: 2,
  agency_officer: 4,
  dpo: 1,
  public: 5,
} as const;

/** After so many readers the roles and their places come again. */
export const fifty = 50;

export type ReaderRole = keyof typeof mix;

export interface Account {
  role: Exclude<ReaderRole, 'public'>;
  email: string;
}

/** The role of reader number `n`, from 0: any fifty in a row have the mix. */
export function roleOf(n: number): ReaderRole {
  const each = Object.entries(mix).flatMap(([role, count]) =>
    Array.from({ length: count }, () => role as ReaderRole),
  );
  return each[(n * 7) % each.length]!; // 7 and 50 have no common divisor: roles come mixed
}

const scopes: Record<Account['role'], string> = {
  area_officer: areaScope(),
  area_director: areaScope(),
  centre_officer: nationScope(),
  administrator: nationScope(),
  dpo: nationScope(),
  nacc_region: `SELECT 'region' AS kind, n::text AS id FROM generate_series(1, 9) n`,
  governor: provinceScope(),
  province_officer: provinceScope(),
  nacc_province: provinceScope(),
  district_centre: `SELECT 'district' AS kind, district_code AS id FROM office.districts ORDER BY district_code`,
  agency_head: agencyScope(),
  agency_officer: agencyScope(),
};

function nationScope(): string {
  return `SELECT 'nation' AS kind, '' AS id`;
}
function areaScope(): string {
  return `SELECT 'area' AS kind, n::text AS id FROM generate_series(1, 9) n`;
}
function provinceScope(): string {
  return `SELECT 'province' AS kind, province_iso AS id FROM office.provinces ORDER BY province_iso`;
}
/** Agencies that have something to read first. */
function agencyScope(): string {
  return `SELECT 'agency' AS kind, a.agency_id AS id FROM office.agencies a
    ORDER BY NOT EXISTS (SELECT FROM office.recommendations r WHERE r.agency_id = a.agency_id), a.agency_id LIMIT 50`;
}

interface Post {
  role: string;
  kind: string;
  id: string;
}

/** Enters people with posts in force and one password for all, which is never written down. @returns their addresses */
export async function enterPosts(
  ownerUrl: string,
  posts: readonly Post[],
  password: string,
): Promise<string[]> {
  const hash = await argonPasswords().hash(password);
  return connected(ownerUrl, async (client) => {
    await becomeOwner(client);
    const emails: string[] = [];
    for (const [n, { role, kind, id }] of posts.entries()) {
      const email = `reader-${n}-${hash.slice(-8).replaceAll(/\W/gu, '')}@bench.invalid`; // another measurement's readers have others
      await client.query(
        `WITH person AS (INSERT INTO office.people (full_name, email) VALUES ($1, $2) RETURNING person_id),
           post AS (INSERT INTO office.posts (person_id, role, scope_kind, scope_id) SELECT person_id, $3, $4, $5 FROM person)
         INSERT INTO auth.passwords SELECT person_id, $6, now() FROM person`,
        [`ผู้อ่านคนที่ ${n} สมมุติ`, email, role, kind, id, hash],
      );
      emails.push(email);
    }
    return emails;
  });
}

/** People of the mix, with places of their roles; the public has no account. */
export async function enterPeople(
  ownerUrl: string,
  count: number,
  password: string,
): Promise<(Account | null)[]> {
  const roles = Array.from({ length: count }, (_, n) => roleOf(n));
  const posts = await connected(ownerUrl, async (client) => {
    await becomeOwner(client);
    const found: Post[] = [];
    for (const [n, role] of roles.entries()) {
      if (role === 'public') continue;
      const { rows: places } = await client.query<{ kind: string; id: string }>(scopes[role]);
      found.push({ role, ...places[(n % fifty) % places.length]! });
    }
    return found;
  });
  const emails = (await enterPosts(ownerUrl, posts, password)).values();
  return roles.map((role) => (role === 'public' ? null : { role, email: emails.next().value! }));
}
