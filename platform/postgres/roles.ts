/**
 * The roles and the database of an office. Three roles never log in for themselves: truatkhap_owner owns
 * everything, truatkhap_app is the site under row-level security, truatkhap_auth reads schema auth at
 * sign-in. Embedded, the owner and truatkhap_site get passwords; with DATABASE_URL its user takes their place.
 */
import pg from 'pg';
import type { ConnectionFile } from './connection.ts';
import { databaseName, urlFor } from './connection.ts';
import { notThai, rolesMissing, tooOld } from './problems.ts';

const roles = ['truatkhap_owner', 'truatkhap_app', 'truatkhap_auth'];
const quoted = (name: string) => pg.escapeIdentifier(name);

/** Runs `work` over one connection of its own. */
export async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'truatkhap' });
  client.on('error', () => {}); // the query under way rejects too, and is the one that is handled
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Embedded: roles with their passwords, and the database; again at each start, changing nothing that is right. */
export async function prepareEmbedded(file: ConnectionFile): Promise<void> {
  await connected(urlFor(file, 'truatkhap_root', 'postgres'), async (client) => {
    await makeRoles(client);
    await client.query(
      `DO $$ BEGIN CREATE ROLE truatkhap_site NOINHERIT; EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
    );
    for (const login of ['truatkhap_owner', 'truatkhap_site'] as const) {
      const password = pg.escapeLiteral(file.passwords[login]);
      await client.query(`ALTER ROLE ${login} LOGIN PASSWORD ${password}`);
    }
    await client.query('GRANT truatkhap_app, truatkhap_auth TO truatkhap_site WITH INHERIT FALSE, SET TRUE');
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [databaseName]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${databaseName} OWNER truatkhap_owner`);
    await client.query(`REVOKE ALL ON DATABASE ${databaseName} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${databaseName} TO truatkhap_site`);
  });
  await connected(urlFor(file, 'truatkhap_root'), prepareDatabase);
}

/** The three roles that own and use the tables; they belong to the whole server. */
export async function makeRoles(client: pg.ClientBase): Promise<void> {
  for (const role of roles) {
    const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
    if (rowCount) continue;
    await client.query(
      `DO $$ BEGIN CREATE ROLE ${quoted(role)} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
    );
  }
}

/** Until the connection ends: two hosts that start in the same moment prepare one after the other. */
export async function oneAtATime(client: pg.ClientBase): Promise<void> {
  await client.query("SELECT pg_advisory_lock(hashtext('truatkhap.migrations'))");
}

/** What migrations need in the database itself: Thai search, and leave to make schemas. */
export async function prepareDatabase(client: pg.ClientBase): Promise<void> {
  await oneAtATime(client);
  await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
  const { rows } = await client.query<{ name: string; may: boolean }>(
    `SELECT quote_ident(current_database()) AS name,
       has_database_privilege('truatkhap_owner', current_database(), 'CREATE')
       AND has_database_privilege('truatkhap_owner', current_database(), 'CONNECT') AS may`,
  );
  const { name, may } = rows[0]!;
  if (!may) await client.query(`GRANT CREATE, CONNECT ON DATABASE ${name} TO truatkhap_owner`);
  await mustKnowThai(client);
}

/** @throws Problem where Thai would be mangled, or search would find nothing */
export async function mustKnowThai(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ encoding: string; trigrams: string[] }>(
    `SELECT current_setting('server_encoding') AS encoding, show_trgm('ทุจริต') AS trigrams`,
  );
  const { encoding, trigrams } = rows[0]!;
  if (encoding !== 'UTF8') throw notThai(`server_encoding ${encoding}`);
  if (trigrams.length === 0) throw notThai("show_trgm('ทุจริต') = {}");
}

/**
 * With DATABASE_URL: makes the roles and lets its user take their place, as far as the server allows.
 * @throws Problem store.too_old, store.not_thai; store.roles_missing with what the server's administrator has to run
 */
export async function prepareGiven(url: string): Promise<void> {
  await connected(url, async (client) => {
    const { rows } = await client.query<{ me: string; database: string; version: number }>(
      `SELECT current_user AS me, current_database() AS database, current_setting('server_version_num')::int AS version`,
    );
    const { me, database, version } = rows[0]!;
    mustBeNewEnough(version);
    await oneAtATime(client);
    try {
      await makeRoles(client);
      for (const role of roles) await letBecome(client, me, role);
      await prepareDatabase(client);
    } catch (error) {
      if ((error as { code?: string }).code === '42501') throw rolesMissing(me, database);
      throw error;
    }
  });
}

/** A user that takes another's place without having its rights all the time came with 16. @throws Problem store.too_old */
export function mustBeNewEnough(version: number): void {
  if (version < 160_000) throw tooOld(version);
}

async function letBecome(client: pg.ClientBase, me: string, role: string): Promise<void> {
  const { rows } = await client.query<{ may: boolean }>("SELECT pg_has_role($1::name, 'SET') AS may", [role]);
  if (!rows[0]!.may) await client.query(`GRANT ${role} TO ${quoted(me)} WITH INHERIT FALSE, SET TRUE`);
}

/** Goes on as the owner of the office's tables. */
export async function becomeOwner(client: pg.ClientBase): Promise<void> {
  await client.query('SET ROLE truatkhap_owner');
}
