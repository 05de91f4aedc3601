/**
 * Who is looking: the person of the session cookie, under the hat that was chosen. Whoever has not signed
 * in wholly, or whose post has ended since, is the public; row-level security then shows what is public
 * and nothing else.
 */
import type { RequestEvent } from '@sveltejs/kit';
import { wearerOf } from '#office/staff/hats.ts';
import { sessionOf, type Session } from '#office/staff/sign-in/sessions.ts';
import type { Viewer } from '#platform/postgres/store.ts';
import { sessionToken } from './session-cookie.ts';

export interface Who {
  viewer: Viewer;
  person: App.Person | null;
  session: Session | null;
}

const everybody: Viewer = { kind: 'public' };

/** Reads the session of a request. Called once per request, before any page. */
export async function viewerOf(event: RequestEvent): Promise<Who> {
  const { door, store } = event.locals.site;
  const token = sessionToken(event);
  const session = door && token !== '' ? await sessionOf(door, token) : null;
  if (session?.stage !== 'open' || session.postId === null)
    return { viewer: everybody, person: null, session };
  const { personId, postId } = session;
  const viewer: Viewer = { kind: 'staff', personId, postId };
  const { fullName, hats } = await store.within(viewer, (tx) => wearerOf(tx, personId));
  const worn = hats.find((hat) => hat.postId === postId);
  if (!worn) return { viewer: everybody, person: null, session };
  return { viewer, person: { personId, fullName, post: worn.words, role: worn.role }, session };
}
