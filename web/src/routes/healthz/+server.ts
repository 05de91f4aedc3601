/** Is the site's process alive? */
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () => new Response('ok\n', { headers: { 'cache-control': 'no-store' } });
