/**
 * Which account of the operating system runs the embedded server. PostgreSQL refuses to run as root, so
 * root lends it one: the owner of data that is there already, else `postgres`, else a new system account.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { closedFolder } from './problems.ts';

/** `ids` are for spawn(); absent when the server runs as whoever started us. */
export interface Account {
  name: string;
  ids?: { uid: number; gid: number };
}

const newAccount = 'truatkhap';

/** @param existing folder of data made earlier, if any */
export function serverAccount(existing: string | null): Account {
  if (process.getuid?.() !== 0) return { name: String(process.getuid?.()) };
  const owner = existing === null ? 0 : statSync(existing).uid;
  if (existing !== null && owner !== 0) {
    return { name: nameOf(owner) ?? String(owner), ids: { uid: owner, gid: statSync(existing).gid } };
  }
  return named('postgres') ?? named(newAccount) ?? made() ?? named('nobody') ?? nobody;
}

const nobody: Account = { name: 'nobody', ids: { uid: 65534, gid: 65534 } };

function passwd(): string[][] {
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'));
  } catch {
    return [];
  }
}

function named(name: string): Account | null {
  const entry = passwd().find(([known]) => known === name);
  return entry ? { name, ids: { uid: Number(entry[2]), gid: Number(entry[3]) } } : null;
}

function nameOf(uid: number): string | null {
  return passwd().find((entry) => entry[2] === String(uid))?.[0] ?? null;
}

function made(): Account | null {
  const shell = ['--shell', '/usr/sbin/nologin'];
  spawnSync('/usr/sbin/useradd', ['--system', '--user-group', '--no-create-home', ...shell, newAccount]);
  return named(newAccount);
}

/** Whether the account can enter every folder down to `path`. @throws Problem naming the one that stops it */
export function mustEnter(account: Account, path: string): void {
  for (const folder of [...parents(path), path]) {
    const tried = spawnSync('/bin/sh', ['-c', 'test -x "$0"', folder], { ...account.ids, cwd: '/' });
    if (tried.status !== 0) throw closedFolder(folder, path, account.name);
  }
}

function parents(path: string): string[] {
  const above = dirname(path);
  return above === path ? [] : [...parents(above), above];
}
