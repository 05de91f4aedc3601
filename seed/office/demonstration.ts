/**
 * The demonstration's office: a programme year with its people, agencies, watch items, recommendations and
 * letters, made once through the same actions that people use. Everything is marked as demonstration.
 */
import { join } from 'node:path';
import { sql } from 'kysely';
import { takeInTree } from '#master-plan/tree/take-in.ts';
import { takeInAgencies } from '#office/agencies/take-in.ts';
import type { Door } from '#office/staff/sign-in/door.ts';
import { keepPassword } from '#office/staff/sign-in/links.ts';
import { keptFiles } from '#platform/kept-files.ts';
import type { Store, Tx } from '#platform/postgres/store.ts';
import { CertificateSeal } from '#programme/curriculum/certificate-code.ts';
import { takeInYears } from '#programme/take-in.ts';
import { readYearsFile } from '#programme/years-file.ts';
import { makeAgencies, type Agency } from '../agencies.ts';
import { demonstrationPeople, type Cast } from './people.ts';
import type { Actor } from './scene.ts';
import { officeStories } from './stories.ts';

export interface DemonstrationSignIn {
  email: string;
  /** Role and scope of the first hat. */
  th: string;
}

const job = { kind: 'system', job: 'demonstration' } as const;
const address = (key: string) => `${key}@demonstration.invalid`;
/** The invented municipality of Samut Sakhon whose people sign in. */
const ownType = 'subdistrict';

/**
 * Fills an empty office; an office that has a demonstration is left as people made it, but for the password.
 * @param password of every invented person, kept by the caller
 * @param dataFolder where the letters' files are kept
 */
export async function seedDemonstration(
  store: Store,
  door: Door,
  password: string,
  dataFolder: string,
): Promise<DemonstrationSignIn[]> {
  const agencies = makeAgencies().filter((agency) => agency.code !== '');
  const own = idOf(agencies.find((agency) => agency.province.code === '74' && agency.type === ownType)!);
  const cast = demonstrationPeople(own);
  const isNew = await store.within(job, isEmpty);
  if (isNew) {
    await store.within(job, (tx) => layGround(tx, agencies));
    const actors = await store.within(job, (tx) => appoint(tx, cast));
    await officeStories({
      store,
      actor: (key) => actors.get(key)!,
      places: {
        own,
        others: agencies.filter((agency) => agency.province.code === '74').map(idOf),
        far: idOf(agencies.find((agency) => agency.province.code === '73')!),
        files: keptFiles(dataFolder),
        seal: new CertificateSeal(door.keys),
      },
    });
  }
  await givePasswords(store, door, cast, password);
  return cast.map(({ key, position }) => ({ email: address(key), th: position }));
}

const idOf = (agency: Agency): string => `agency:egp:${agency.code}`;

async function isEmpty(tx: Tx): Promise<boolean> {
  const { rows } = await sql`SELECT FROM office.people WHERE is_demonstration LIMIT 1`.execute(tx);
  return rows.length === 0;
}

/** The year, the plan beneath which its indicators stand, and the agencies. */
async function layGround(tx: Tx, agencies: readonly Agency[]): Promise<void> {
  await takeInYears(tx, readYearsFile(join(import.meta.dirname, 'year.yaml')), { isDemonstration: true });
  await takeInTree(tx); // there already, where the office was started as it should be
  const rows = agencies.map((agency) => ({
    agency_id: idOf(agency),
    name: agency.name,
    type: null,
    province_iso: `TH-${agency.province.code}`,
    district: null,
  }));
  await takeInAgencies(tx, rows, { source: 'ข้อมูลสาธิต · demonstration', isDemonstration: true });
}

/** People and posts past the actions, as on the first day of a new office. */
async function appoint(tx: Tx, cast: readonly Cast[]): Promise<Map<string, Actor>> {
  const actors = new Map<string, Actor>();
  for (const { key, name, position, posts } of cast) {
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.people (full_name, position_title, email, is_demonstration)
      VALUES (${name}, ${position}, ${address(key)}, true) RETURNING person_id AS id`.execute(tx);
    const personId = rows[0]!.id;
    for (const [role, kind, id] of posts.toReversed()) {
      const made = await sql<{ id: string }>`
        INSERT INTO office.posts (person_id, role, scope_kind, scope_id)
        VALUES (${personId}, ${role}, ${kind}, ${id}) RETURNING post_id AS id`.execute(tx);
      actors.set(key, { kind: 'staff', personId, postId: made.rows[0]!.id }); // the first hat comes last
    }
  }
  return actors;
}

async function givePasswords(
  store: Store,
  door: Door,
  cast: readonly Cast[],
  password: string,
): Promise<void> {
  const emails = cast.map(({ key }) => address(key));
  const { rows } = await store.within(job, (tx) =>
    sql<{ id: string }>`SELECT person_id AS id FROM office.people
      WHERE is_demonstration AND disabled_at IS NULL AND email = ANY (${emails}::text[])`.execute(tx),
  );
  const hash = await door.passwords.hash(password);
  await store.signIn(async (tx) => {
    for (const { id } of rows) await keepPassword(tx, door, id, hash);
  });
}
