/** A PostgreSQL server of the office's own, through DATABASE_URL: what its user may, and what is asked of its administrator. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { testServer } from '#tests/office-databases.ts';
import { joinDatabase } from './join.ts';
import { migrate, migrationsIn } from './migrate.ts';
import { connected, mustBeNewEnough } from './roles.ts';
import { openStore } from './store.ts';

const migrations = migrationsIn(join(import.meta.dirname, '..', '..', 'office', 'migrations'));
const made: { user: string; database: string }[] = [];
let admin: string;
let url: string;

/** A login role without rights of its own, and an empty database. */
beforeEach(async () => {
  ({ admin } = await testServer());
  const name = `given_${randomBytes(4).toString('hex')}`;
  const word = randomBytes(12).toString('hex');
  made.push({ user: name, database: name });
  await connected(admin, async (client) => {
    await client.query(`CREATE ROLE ${name} LOGIN PASSWORD '${word}'`);
    await client.query(`CREATE DATABASE ${name} ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0`);
  });
  url = Object.assign(new URL(admin), { username: name, password: word, pathname: `/${name}` }).href;
});
afterAll(async () => {
  await connected(admin, async (client) => {
    for (const { user, database } of made) {
      await client.query(`DROP DATABASE ${database} WITH (FORCE)`);
      await client.query(`DROP ROLE ${user}`);
    }
  });
});

const address = () => ({ folder: 'nowhere', databaseUrl: url });
const asAdmin = (database: string) => Object.assign(new URL(admin), { pathname: `/${database}` }).href;

test('a user without rights is told the statements to run, and once they are run everything works', async () => {
  const refused = await joinDatabase(address()).catch(
    (error: unknown) => error as Record<'code' | 'en', string>,
  );
  expect(refused).toMatchObject({ code: 'store.roles_missing' });
  const { database } = made.at(-1)!;
  const statements = 'en' in refused ? refused.en.split('\n').slice(1) : [];
  expect(statements.some((line) => line.startsWith('\\connect'))).toBe(true);
  await connected(asAdmin(database), async (client) => {
    for (const line of statements) {
      if (line.startsWith('\\connect')) continue; // this connection is there already
      await client.query(line).catch((error: unknown) => {
        if ((error as { code?: string }).code !== '42710') throw error; // the role is there from another test
      });
    }
  });
  const { connection, stop } = await joinDatabase(address());
  expect(await migrate(connection.ownerUrl, migrations)).toHaveLength(migrations.length);
  const store = await openStore(connection);
  const seen = await store.within({ kind: 'public' }, (tx) =>
    tx.selectFrom('office.people').select('person_id').execute(),
  );
  expect(seen).toEqual([]);
  await store.close();
  await stop();
});

test('the user sees no row except as the application does', async () => {
  const { user, database } = made.at(-1)!;
  await connected(asAdmin(database), async (client) => {
    await client.query(
      `GRANT truatkhap_owner, truatkhap_app, truatkhap_auth TO ${user} WITH INHERIT FALSE, SET TRUE`,
    );
    await client.query(`GRANT CREATE ON DATABASE ${database} TO truatkhap_owner; CREATE EXTENSION pg_trgm`);
  });
  const { connection } = await joinDatabase(address());
  await migrate(connection.ownerUrl, migrations);
  await connected(url, async (client) => {
    await expect(client.query('SELECT * FROM office.people')).rejects.toMatchObject({ code: '42501' });
  });
});

test('a database in which Thai cannot be searched is refused before anything is stored in it', async () => {
  const { user } = made.at(-1)!;
  const wrong = `${user}_c`;
  await connected(admin, async (client) => {
    await client.query(`CREATE DATABASE ${wrong} ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0`);
  });
  const { password, host } = new URL(url);
  const given = `postgres://${user}:${password}@${host}/${wrong}`;
  await connected(asAdmin(wrong), async (client) => {
    await client.query(`GRANT CREATE ON DATABASE ${wrong} TO ${user}`);
    await client.query(
      `GRANT truatkhap_owner, truatkhap_app, truatkhap_auth TO ${user} WITH INHERIT FALSE, SET TRUE`,
    );
  });
  await expect(joinDatabase({ folder: 'nowhere', databaseUrl: given })).rejects.toMatchObject({
    code: 'store.not_thai',
  });
  await connected(admin, (client) => client.query(`DROP DATABASE ${wrong} WITH (FORCE)`));
});

test('a server older than 16 is refused with its version and what is needed, in both languages', () => {
  mustBeNewEnough(160_000);
  mustBeNewEnough(180_001);
  let said: unknown;
  try {
    mustBeNewEnough(150_017);
  } catch (error) {
    said = error;
  }
  expect(said).toMatchObject({
    code: 'store.too_old',
    th: expect.stringContaining('PostgreSQL 15 ต้องใช้รุ่น 16 ขึ้นไป') as string,
    en: expect.stringContaining('PostgreSQL 15; 16 or newer') as string,
  });
});

test('a wrong password, a database that is not there, a server that is not there: each is said without the password', async () => {
  const wrong = (change: object) => Object.assign(new URL(url), change).href;
  for (const [given, code] of [
    [wrong({ password: 'guess-7' }), 'store.refused'],
    [wrong({ pathname: '/nowhere' }), 'store.refused'],
    [wrong({ port: '1', password: 'guess-7' }), 'store.unavailable'],
  ] as const) {
    const said = joinDatabase({ folder: 'nowhere', databaseUrl: given });
    await expect(said).rejects.toMatchObject({ code });
    await expect(said).rejects.not.toThrow('guess-7');
  }
});
