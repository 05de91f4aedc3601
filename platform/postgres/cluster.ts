/** Makes the embedded cluster: Thai and UTF-8, passwords, checksums; and gives lost passwords anew. */
import { execFile, spawn } from 'node:child_process';
import { chownSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { flush } from '#platform/atomic-files.ts';
import type { ConnectionFile } from './connection.ts';
import type { Place } from './place.ts';
import { didNotStart } from './problems.ts';
import type { Programs } from './programs.ts';

/**
 * The locale is PostgreSQL's own C.UTF-8 (order by code point, the same on every machine and after every
 * upgrade) over the system's C.UTF-8: under plain C, pg_trgm would not see Thai letters.
 */
const locale = [
  '--encoding=UTF8',
  '--locale=C.UTF-8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];
const hba = 'local all all scram-sha-256\nhost all all 127.0.0.1/32 scram-sha-256\n';

/** Makes the cluster unless it is there; broken off, it is made again from the start. */
export async function makeCluster(place: Place, programs: Programs, file: ConnectionFile): Promise<void> {
  if (existsSync(place.cluster)) return;
  const part = join(place.home, 'cluster.part');
  const secret = join(place.home, 'first-password');
  rmSync(part, { recursive: true, force: true });
  writeFileSync(secret, `${file.passwords.truatkhap_root}\n`, { mode: 0o600 });
  if (place.account.ids) chownSync(secret, place.account.ids.uid, place.account.ids.gid);
  try {
    const passwords = ['--username=truatkhap_root', `--pwfile=${secret}`, '--auth=scram-sha-256'];
    await run(programs.initdb, ['-D', part, ...locale, ...passwords, '--data-checksums'], place, programs);
    writeFileSync(join(part, 'pg_hba.conf'), hba);
    renameSync(part, place.cluster);
    flush(place.home);
  } finally {
    rmSync(secret, { force: true });
  }
}

function run(program: string, args: string[], place: Place, programs: Programs): Promise<void> {
  const options = { ...place.account.ids, env: programs.env, cwd: place.home };
  return new Promise((resolve, reject) => {
    execFile(program, args, options, (error, stdout, stderr) => {
      if (error) reject(didNotStart('initdb', `${stdout}${stderr}`.trim().slice(-2000)));
      else resolve();
    });
  });
}

/** After the connection file was lost: the administrator's password is set while nobody else is connected. */
export async function setRootPassword(place: Place, programs: Programs, file: ConnectionFile): Promise<void> {
  const single = spawn(programs.postgres, ['--single', '-D', place.cluster, 'postgres'], {
    ...place.account.ids,
    env: programs.env,
    cwd: place.home,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    single.on('exit', resolve);
    single.on('error', reject);
  });
  single.stdin.on('error', () => {}); // it ended before it read: the exit code says so
  single.stdin.end(`ALTER ROLE truatkhap_root PASSWORD '${file.passwords.truatkhap_root}'\n`);
  if ((await ended) !== 0) throw didNotStart('postgres --single', place.cluster);
}
