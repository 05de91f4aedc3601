/** The demonstration: its contract files, their analysis and its office, made once and kept with what people did to them. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Door } from '#office/staff/sign-in/door.ts';
import type { Store } from '#platform/postgres/store.ts';
import { seedDemonstration } from '#seed/office/demonstration.ts';
import { makeWorld } from '#seed/world.ts';
import { makeDemonstration } from '../demo.ts';
import type { SignIn } from './welcome.ts';

/** Makes files and workspace under `folder` unless a workspace stands there. */
export async function demonstrationWorkspace(folder: string): Promise<void> {
  if (existsSync(join(folder, 'workspace', 'generations'))) return;
  await makeDemonstration(folder, makeWorld());
}

/** The demonstration's people and their matters; one password for all of them, of this folder alone. */
export async function demonstrationOffice(store: Store, door: Door, folder: string): Promise<SignIn[]> {
  const password = ownPassword(join(folder, 'demonstration-password'));
  const people = await seedDemonstration(store, door, password, folder);
  return people.map(({ email, th }) => ({ email, password, words: th }));
}

function ownPassword(file: string): string {
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(9).toString('base64url')}\n`, { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}
