/**
 * An agency replies to a letter by the code on the slip that came with it. Nobody signs in; the code stays in the form,
 * never in an address, and what comes back says the same of every code that does not open.
 */
import { randomUUID } from 'node:crypto';
import { fail, type RequestEvent } from '@sveltejs/kit';
import { lookAtReplyCode, replyByCode } from '#office/letters/replies/reply.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { filesOf } from '#web/src/routes/(staff)/letters/kept.ts';
import { knockOf } from '#web/src/session-cookie.ts';
import { doorOf } from '#web/src/sign-in/steps.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
};

const deskOf = (event: RequestEvent) => ({
  store: event.locals.store,
  door: doorOf(event),
  knock: knockOf(event),
});

export const actions: Actions = {
  look: (event) =>
    answerForm(event, async ({ code }) => ({
      code: String(code),
      letter: await lookAtReplyCode(deskOf(event), code),
      sendingId: randomUUID(),
    })),
  reply: (event) => reply(event),
};

/** After a problem the form comes again with what was typed; the document has to be chosen again. */
async function reply(event: RequestEvent) {
  let code: unknown;
  const answer = await answerForm(event, async (typed, form) => {
    ({ code } = typed);
    return { receipt: await replyByCode(deskOf(event), { code, ...typed }, await documentIn(event, form)) };
  });
  if (!('data' in answer)) return answer;
  const letter = await lookAtReplyCode(deskOf(event), code).catch(() => null);
  const said = answer.data;
  return fail(
    answer.status,
    letter ? { ...said, code: String(code), letter, sendingId: randomUUID() } : said,
  );
}

async function documentIn({ locals }: RequestEvent, form: FormData) {
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) return null;
  return {
    files: filesOf(locals.site),
    upload: { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) },
  };
}
