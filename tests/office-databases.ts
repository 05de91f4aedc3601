/**
 * Databases for tests: a template with every migration, made once per run (or once per server, when
 * TEST_DATABASE_URL names one), and copies of it.
 */
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from '#platform/postgres/connection.ts';
import { migrate, migrationsIn, type Migration } from '#platform/postgres/migrate.ts';
import { connected, prepareDatabase, prepareGiven } from '#platform/postgres/roles.ts';
import { processStart } from '#platform/writer-lock.ts';

const officeMigrations = join(import.meta.dirname, '..', 'office', 'migrations');

interface Server extends Connection {
  /** May make databases. */
  admin: string;
}

let known: Promise<Server> | null = null;

/** The run's server, started when nobody has yet. */
export function testServer(): Promise<Server> {
  return (known ??= givenServer() ?? ownServer());
}

function givenServer(): Promise<Server> | null {
  const url = process.env['TEST_DATABASE_URL'];
  return url ? prepareGiven(url).then(() => ({ url, ownerUrl: url, admin: url })) : null;
}

/** The run is our parent process: each test file has a fork of its own. */
async function ownServer(): Promise<Server> {
  const run = process.ppid;
  const folder = join(tmpdir(), `truatkhap-tests-${run}-${String(processStart(run))}`);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const ready = join(folder, 'ready.json');
  if (!existsSync(ready)) {
    const program = join(import.meta.dirname, 'office-cluster.ts');
    const args = [program, folder, String(run)];
    spawn(process.execPath, args, { detached: true, stdio: 'ignore' }).unref();
  }
  while (!existsSync(ready)) {
    const failed = join(folder, 'failed.txt');
    if (existsSync(failed)) throw new Error(readFileSync(failed, 'utf8'));
    await pause(50);
  }
  return JSON.parse(readFileSync(ready, 'utf8')) as Server;
}

const inDatabase = (url: string, name: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
};

const addresses = (server: Server, name: string): Connection => ({
  url: inDatabase(server.url, name),
  ownerUrl: inDatabase(server.ownerUrl, name),
});

const thai = `ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8' TEMPLATE template0`;

/** A database without tables, prepared for migrations. */
export async function emptyDatabase(): Promise<Connection & { drop(): Promise<void> }> {
  const server = await testServer();
  const name = `truatkhap_test_${randomBytes(6).toString('hex')}`;
  await connected(server.admin, (client) => client.query(`CREATE DATABASE ${name} ${thai}`));
  await connected(inDatabase(server.admin, name), prepareDatabase);
  return { ...addresses(server, name), drop: () => drop(server, name) };
}

/** A copy of the template: a database with every migration of the office and nothing else. */
export async function officeDatabase(): Promise<Connection & { drop(): Promise<void> }> {
  const server = await testServer();
  const template = await officeTemplate(server, migrationsIn(officeMigrations));
  const name = `truatkhap_test_${randomBytes(6).toString('hex')}`;
  await connected(server.admin, async (client) => {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
    await client.query(`GRANT CREATE, CONNECT ON DATABASE ${name} TO truatkhap_owner`); // a copy loses grants
  });
  return { ...addresses(server, name), drop: () => drop(server, name) };
}

function drop(server: Server, name: string): Promise<void> {
  return connected(server.admin, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
}

/** Named by what its migrations say; finished ones are marked as templates, so a broken one is made again. */
async function officeTemplate(server: Server, migrations: Migration[]): Promise<string> {
  const key = createHash('sha256').update(migrations.map(({ sha256 }) => sha256).join());
  const name = `truatkhap_template_${key.digest('hex').slice(0, 12)}`;
  await connected(server.admin, async (client) => {
    await client.query(`SELECT pg_advisory_lock(hashtext('${name}'))`);
    const ready = await client.query('SELECT FROM pg_database WHERE datname = $1 AND datistemplate', [name]);
    if (ready.rowCount) return;
    await client.query(`DROP DATABASE IF EXISTS ${name}`);
    await client.query(`CREATE DATABASE ${name} ${thai}`);
    await connected(inDatabase(server.admin, name), prepareDatabase);
    await migrate(inDatabase(server.ownerUrl, name), migrations);
    await client.query(`ALTER DATABASE ${name} IS_TEMPLATE true`);
  });
  return name;
}
