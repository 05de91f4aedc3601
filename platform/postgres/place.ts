/**
 * Where the embedded database of a folder lives. For an ordinary user: in that folder. For root: under
 * /var/lib/truatkhap, since the server's account usually cannot enter root's own folders.
 */
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { storageProblem, writeWhole } from '#platform/atomic-files.ts';
import { mustEnter, serverAccount, type Account } from './account.ts';
import { otherOwner } from './problems.ts';

const rootsFolder = '/var/lib/truatkhap';

export interface Place {
  /** Holds cluster/, connection.json, the lock and the log. */
  home: string;
  /** PostgreSQL's own data directory. */
  cluster: string;
  account: Account;
}

const isRoot = () => process.getuid?.() === 0;
const signpost = (folder: string) => join(folder, 'database-is-in.txt');
const clusterIn = (home: string) => join(home, 'cluster');

/** The home that belongs to `folder`, whether or not it is there yet; nothing is written. */
export function homeOf(folder: string): string {
  const asked = resolve(folder);
  const chosen = process.env['TRUATKHAP_DATABASE_FOLDER'];
  if (chosen) return resolve(chosen);
  if (!isRoot()) {
    if (existsSync(signpost(asked))) throw otherOwner(readFileSync(signpost(asked), 'utf8').trim());
    return asked;
  }
  if (existsSync(clusterIn(asked))) return asked; // made by an ordinary user: it stays theirs
  const pointed = existsSync(signpost(asked)) && statSync(signpost(asked)).uid === 0;
  if (pointed) return readFileSync(signpost(asked), 'utf8').trim(); // also after the folder was moved
  return join(rootsFolder, createHash('sha256').update(asked).digest('hex').slice(0, 12));
}

/** Whether a database was ever made for the folder. */
export const isMade = (folder: string): boolean => existsSync(clusterIn(homeOf(folder)));

/** Makes the home ready for the server's account. @throws Problem when a folder above it is closed or full */
export function preparePlace(folder: string): Place {
  const home = homeOf(folder);
  try {
    const existing = existsSync(clusterIn(home)) ? clusterIn(home) : null;
    const account = serverAccount(existing);
    if (!existsSync(home)) mkdirSync(home, { recursive: true, mode: isRoot() ? 0o755 : 0o700 });
    if (isRoot() && dirname(home) === rootsFolder) chmodSync(rootsFolder, 0o755); // whatever the umask
    if (isRoot() && existing === null) {
      chmodSync(home, 0o700);
      chownSync(home, account.ids!.uid, account.ids!.gid);
      if (home !== resolve(folder)) writeWhole(signpost(resolve(folder)), `${home}\n`);
    }
    if (isRoot()) mustEnter(account, home);
    return { home, cluster: clusterIn(home), account };
  } catch (error) {
    throw storageProblem(error, home) ?? error;
  }
}
