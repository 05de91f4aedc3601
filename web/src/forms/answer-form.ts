/**
 * Plain forms without script: what was typed goes to an action of a desk; an expected problem comes back
 * to the same page with everything that was typed, except what must never be shown again.
 */
import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { Problem } from '#kernel/problem.ts';
import { localPath } from '#web/src/answer/local-path.ts';
import { formOf } from './form-of.ts';
import { shownProblem, type ShownProblem } from './shown-problem.ts';

/** Texts by field; a field that stands several times gives a list. Files are not among them. */
export type Typed = Record<string, string | string[]>;

export interface FormAnswer {
  problem: ShownProblem;
  typed: Typed;
}

const secret = /password|passphrase|secret|code|token/iu;

/** A text as a person can have meant it: no white space around it, no NUL, which PostgreSQL cannot keep. */
const meant = (text: string) => text.replaceAll('\0', '').trim();

/** The texts of a form, as meant; an empty field is ''. */
export function typedIn(form: FormData): Typed {
  const typed: Typed = {};
  for (const name of new Set(form.keys())) {
    const texts = form.getAll(name).filter((value) => typeof value === 'string');
    if (texts.length > 0) typed[name] = texts.length === 1 ? meant(texts[0]!) : texts.map(meant);
  }
  return typed;
}

/** What may go back to the page: no password, no code. */
export function showable(typed: Typed): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !secret.test(name)));
}

/**
 * Runs a form's work. It answers where to go next (a page of this site), or what the page shall show.
 * @param work is given the typed texts and the form itself, for files
 */
export async function answerForm<Shown extends object>(
  event: RequestEvent,
  work: (typed: Typed, form: FormData) => Promise<{ to: string } | Shown>,
): Promise<Exclude<Shown, { to: string }> | ActionFailure<FormAnswer>> {
  const form = await formOf(event.request);
  const typed = typedIn(form);
  let answer: { to: string } | Shown;
  try {
    answer = await work(typed, form);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return fail(error.status, { problem: shownProblem(error), typed: showable(typed) });
  }
  if ('to' in answer) redirect(303, localPath(answer.to));
  return answer as Exclude<Shown, { to: string }>; // what leads on was sent on above
}
