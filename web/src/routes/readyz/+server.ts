/** Can the site answer pages, that is: does the store answer? */
import { sql } from 'kysely';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => {
  const headers = { 'cache-control': 'no-store' };
  try {
    await locals.store.within({ kind: 'public' }, (tx) => sql`SELECT 1`.execute(tx));
    return new Response('ready\n', { headers });
  } catch {
    return new Response('the store does not answer\n', { status: 503, headers });
  }
};
