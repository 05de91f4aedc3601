/** What happens to every request before and after its page. */
import { sequence, type Handle, type HandleServerError } from '@sveltejs/kit/hooks';
import { siteOf } from '#web/wiring.ts';
import { compressed } from './answer/compress.ts';
import { told, toldOfProblem } from './answer/errors.ts';
import { keptWhole } from './answer/kept-whole.ts';
import { tooMany } from './answer/too-many.ts';
import { languageOf } from './language-cookie.ts';
import { viewerOf } from './viewer.ts';

/** Counts and times the answer, whatever happens inside. */
const metered: Handle = async ({ event, resolve }) => {
  const begun = performance.now();
  const { meters, log } = siteOf(event.platform?.req);
  const response = await resolve(event);
  const milliseconds = performance.now() - begun;
  const [route, method, status] = [event.route.id ?? 'none', event.request.method, response.status];
  meters.answered(route, method, status, milliseconds / 1000);
  log.debug({ route, method, status, ms: Math.round(milliseconds) }, 'answered'); // never the path: it may name somebody
  return response;
};

const limited: Handle = ({ event, resolve }) => {
  const seconds = siteOf(event.platform?.req).wait(event.getClientAddress(), Date.now());
  return seconds > 0 ? tooMany(seconds) : resolve(event);
};

/** A request that changes something must come from our own page; SvelteKit checks forms, this all else. */
const fromOurPages: Handle = ({ event, resolve }) => {
  const { method, headers } = event.request;
  const reads = method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
  const origin = headers.get('origin');
  if (reads || origin === event.url.origin) return resolve(event);
  const { status, message } = toldOfProblem(403);
  return new Response(message, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
};

/** Asked by machines every few seconds. */
const asked = new Set<string | null>(['/healthz', '/readyz', '/metrics']);

/** Pages know who looks and in which language. Machines' questions (/healthz …) need neither. */
const recognised: Handle = async ({ event, resolve }) => {
  const site = siteOf(event.platform?.req);
  const language = languageOf(event.cookies);
  Object.assign(event.locals, {
    site,
    store: site.store,
    language,
    viewer: { kind: 'public' },
    person: null,
    session: null,
  });
  if (!asked.has(event.route.id)) Object.assign(event.locals, await viewerOf(event));
  if (event.route.id?.startsWith('/(staff)') && event.locals.viewer.kind !== 'staff') {
    // Before any page is made: whether the thing asked for exists makes no difference to the answer.
    const to = encodeURIComponent(`${event.url.pathname}${event.url.search}`);
    return new Response(null, {
      status: 303,
      headers: { location: to.length > 2000 ? '/sign-in' : `/sign-in?to=${to}`, 'cache-control': 'no-store' },
    });
  }
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => keptWhole(html.replace('%truatkhap.language%', language)),
  });
  if (!response.headers.has('cache-control')) {
    const kept = event.locals.viewer.kind === 'public' ? 'private, no-cache' : 'no-store';
    response.headers.set('cache-control', kept);
  }
  return response;
};

const packed: Handle = async ({ event, resolve }) =>
  compressed(await resolve(event), event.request.headers.get('accept-encoding'));

export const handle = sequence(metered, limited, fromOurPages, packed, recognised);

export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind !== 'unknown') return toldOfProblem(error.status);
  const site = event.platform?.req ? siteOf(event.platform.req) : undefined;
  return told(error, event.route.id, event.request.method, site?.log);
};
