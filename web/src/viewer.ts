/**
 * Who is looking. Until somebody has signed in, everybody is the public: row-level security then shows
 * what is public and nothing else.
 */
import type { RequestEvent } from '@sveltejs/kit';
import type { Viewer } from '#platform/postgres/store.ts';

export interface Who {
  viewer: Viewer;
  person: App.Person | null;
}

/** Reads the session of a request. Called once per request, before any page. */
export function viewerOf(_event: RequestEvent): Promise<Who> {
  return Promise.resolve({ viewer: { kind: 'public' }, person: null });
}
