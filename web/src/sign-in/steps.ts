/** From page to page while somebody signs in: which cookie is set, and where the next step is. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { problem } from '#kernel/problem.ts';
import { inputProblem } from '#office/problems.ts';
import { hatsOf, wearHat } from '#office/staff/hats.ts';
import type { Door } from '#office/staff/sign-in/door.ts';
import type { FirstStep } from '#office/staff/sign-in/first-step.ts';
import { sessionOver } from '#office/staff/sign-in/problems.ts';
import { sessionOf, type Session, type Stage } from '#office/staff/sign-in/sessions.ts';
import { localPath } from '#web/src/answer/local-path.ts';
import { keepSession } from '#web/src/session-cookie.ts';
import type { Typed } from '#web/src/forms/answer-form.ts';

/** Where somebody arrives who asked for nothing else. */
const desk = '/my-work';

/** @throws Problem sign_in.closed on a site without a door */
export function doorOf(event: RequestEvent): Door {
  const { door } = event.locals.site;
  if (door) return door;
  throw problem('sign_in.closed', {
    th: 'ระบบนี้ยังไม่เปิดให้เข้าสู่ระบบ',
    en: 'Nobody can sign in to this site yet.',
    status: 503,
  });
}

/** The page that was asked for before signing in; never another site, never a page of signing in. */
export function wanted(to: unknown): string {
  const path = localPath(to);
  return path === '/' || /^\/(sign-in|sign-out|hat)\b/u.test(path) ? desk : path;
}

const withTo = (path: string, to: string) => (to === desk ? path : `${path}?to=${encodeURIComponent(to)}`);

const pageOf: Record<Exclude<Stage, 'open'>, string> = {
  second_step: '/sign-in/second-step',
  set_up: '/sign-in/set-up',
};

/** Keeps the token of a step and says where the next one is. */
export async function goOn(
  event: RequestEvent,
  { token, stage }: FirstStep,
  to: string,
): Promise<{ to: string }> {
  keepSession(event, doorOf(event), token);
  return stage === 'open' ? arrive(event, token, to) : { to: withTo(pageOf[stage], to) };
}

/** Signed in wholly: whoever has one hat wears it; whoever has more, or none, is asked. */
export async function arrive(event: RequestEvent, token: string, to: string): Promise<{ to: string }> {
  const door = doorOf(event);
  keepSession(event, door, token);
  const session = await sessionOf(door, token);
  if (!session) throw sessionOver();
  const hats = await hatsOf(door.store, session.personId);
  if (hats.length !== 1) return { to: withTo('/hat', to) };
  keepSession(event, door, await wearHat(door, session, hats[0]!.postId));
  return { to };
}

/** The session at a stage, or a way to the page where it belongs. */
export function sessionAt(event: RequestEvent, stage: Stage): Session {
  const { session } = event.locals;
  if (session?.stage === stage) return session;
  const to = wanted(event.url.searchParams.get('to'));
  if (!session) redirect(303, withTo('/sign-in', stage === 'open' ? wanted(event.url.pathname) : to));
  redirect(303, session.stage === 'open' ? withTo('/hat', to) : withTo(pageOf[session.stage], to));
}

/** The same where a form was sent: the time may have run out while it was filled in. @throws Problem */
export function sessionFor(event: RequestEvent, stage: Stage): Session {
  const { session } = event.locals;
  if (session?.stage !== stage) throw sessionOver();
  return session;
}

/** What was typed, checked. @throws Problem office.input */
export function checked<Schema extends v.GenericSchema>(schema: Schema, typed: Typed): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, typed);
  if (!parsed.success) throw inputProblem(parsed.issues);
  return parsed.output;
}
