/** Signing out: this session ends, here and at once. */
import { redirect } from '@sveltejs/kit';
import { endSession } from '#office/staff/sign-in/sessions.ts';
import { forgetSession, sessionToken } from '#web/src/session-cookie.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async (event) => {
  const { door } = event.locals.site;
  const token = sessionToken(event);
  if (door && token !== '') await endSession(door, token);
  forgetSession(event);
  redirect(303, '/sign-in');
};
