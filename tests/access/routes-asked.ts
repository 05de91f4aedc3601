/** What is wrong with the site's answer to one cell of the walk over routes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Route } from '../routes.ts';
import { root } from './every-action.ts';
import type { Reader } from './readers.ts';
import { answersTo, differ, holdsOne, rightsIn, type Cell } from './route-walk.ts';
import type { Town } from './town.ts';

const pages = join(root, 'web', 'src', 'routes', '(staff)');

/** What row-level security lets the reader know decides, not the page; and the right that the page's program names. */
export async function routeFaults(
  { site, world }: Town,
  cell: Cell,
  reader: Reader & { knows: ReadonlySet<string> },
): Promise<string[]> {
  const { pattern, ids, relation } = cell;
  const { route, question, action, slots } = pattern;
  const isLive = reader.state === 'live';
  const isOffice = (id: string) => world.things.has(id) && !world.things.get(id)!.kind.startsWith('analysis');
  const unknown = isLive ? ids.filter((id) => isOffice(id) && !reader.knows.has(id)) : ids;
  const isKnown = unknown.length === 0;
  const answers = await answersTo(site.url, reader, cell, new Set(isKnown ? ids : unknown));
  const { status } = answers.theirs;
  const isPage = question.method === 'GET' && slots.size > 0;
  const faults: string[] = [];
  const rights = rightsIn(sourceOf(route));
  // Whoever knows the thing and has the right may be told that its state, or the rest of the address, does not fit.
  const isTheirs = isLive && rights.length > 0 && holdsOne(reader.role!, rights);
  if (slots.size > 0 && (!isKnown || (isPage && status >= 400 && !isTheirs))) faults.push(differ(answers));
  if (!isLive && status !== 303) faults.push(`answers ${status}`);
  if (status >= 500) faults.push(`breaks with ${status}`);
  if (isLive && isPage && status === 200) {
    if (!holdsOne(reader.role!, rights)) faults.push('lets in without the right');
    if (relation === 'other') faults.push('shows what lies elsewhere');
  }
  const kinds = ids.map((id) => world.things.get(id)?.kind ?? '').join();
  const who = `${reader.state} ${reader.role ?? 'nobody'}/${reader.kind ?? ''}`;
  const what = `${question.method} ${route.path} ${action} (${kinds}, ${relation}) by ${who}`;
  return faults.filter((fault) => fault !== '').map((fault) => `${what}: ${fault}`);
}

/** Of the page; and, where it names no right itself, of the actions whose rights it asks for. */
export function sourceOf({ path, kind }: Route): string {
  const own = readFileSync(join(pages, path, kind === 'page' ? '+page.server.ts' : '+server.ts'), 'utf8');
  if (rightsIn(own).length > 0) return own;
  const actions = [...own.matchAll(/from '#((?:[\w-]+\/)+actions\/[\w-]+\.ts)'/gu)].map((match) => match[1]!);
  return [own, ...actions.map((file) => readFileSync(join(root, file), 'utf8'))].join('\n');
}
