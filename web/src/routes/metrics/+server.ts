/** Figures of operation, for a collector on this very machine. To everybody else there is no such page. */
import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

const loopback = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/u;
/** A proxy on this machine also calls from here; it says for whom. */
const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

export const GET: RequestHandler = async ({ getClientAddress, request, locals }) => {
  const forwarded = forwarding.some((name) => request.headers.has(name));
  if (forwarded || !loopback.test(getClientAddress())) error(404, 'Not found');
  const { meters } = locals.site;
  return new Response(await meters.text(), {
    headers: { 'content-type': meters.contentType, 'cache-control': 'no-store' },
  });
};
