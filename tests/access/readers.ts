/** Readers of the site in every state a person can be in, each with the session that was opened before. */
import { act } from '#office/action.ts';
import { movePerson } from '#office/staff/actions/person-move.ts';
import type { Role, ScopeKind } from '#office/staff/roles.ts';
import type { Viewer } from '#platform/postgres/store.ts';
import type { Door } from '#office/staff/sign-in/door.ts';
import { publicViewer, type Person, type TestOffice } from '../office-store.ts';
import { signedIn, stranger } from '../signed-in.ts';
import { here, kindsOfPosts, there, type Post } from './places.ts';

/** 'none' has never signed in; of the others, the session was opened while everything was in order. */
export const states = ['live', 'none', 'disabled', 'expired', 'moved'] as const;
export type State = (typeof states)[number];

export interface Reader {
  state: State;
  role: Role | null;
  kind: ScopeKind | null;
  viewer: Viewer;
  cookies: ReadonlyMap<string, string>;
}

interface Town {
  office: TestOffice;
  door: Door;
  site: string;
  posts: readonly Post[];
}

/** Who is asked for: every post in every state, and nobody. */
export const everyReader: readonly { state: State; at: number }[] = [
  { state: 'none', at: -1 },
  ...kindsOfPosts.flatMap((_, at) =>
    states.filter((state) => state !== 'none').map((state) => ({ state, at })),
  ),
];

/** `at` counts kindsOfPosts. */
export async function readerIn(town: Town, state: State, at: number): Promise<Reader> {
  const { office, door, site, posts } = town;
  if (state === 'none')
    return { state, role: null, kind: null, viewer: publicViewer, cookies: stranger(site).cookies };
  const [role, kind] = kindsOfPosts[at]!;
  const cast = posts.find((one) => one.role === role && one.kind === kind)!;
  const person =
    state === 'live' ? cast.person : await office.person({ role, scope: [kind, here.scopes[kind]] });
  const { cookies } = await signedIn(site, office, door, person);
  await change(town, state, person, role, kind);
  return { state, role, kind, viewer: person.viewer, cookies };
}

async function change({ office, posts }: Town, state: State, person: Person, role: Role, kind: ScopeKind) {
  if (state === 'disabled')
    await office.owner('UPDATE office.people SET disabled_at = now() WHERE person_id = $1', [
      person.personId,
    ]);
  if (state === 'expired')
    await office.owner('UPDATE office.posts SET until_at = now() WHERE post_id = $1', [person.postId]);
  if (state !== 'moved') return;
  const administrator = posts.find((one) => one.role === 'administrator' && one.kind === 'nation')!;
  const target = kind === 'nation' ? { role: 'area_officer', scopeKind: 'area' } : { role, scopeKind: kind };
  const scopeId = there.scopes[target.scopeKind as ScopeKind];
  await act(office.store, administrator.person.viewer, movePerson, { id: person.postId, ...target, scopeId });
}
