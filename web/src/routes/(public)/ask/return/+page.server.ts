/** An asker comes back with a code. It stays in the form; every code that opens nothing gets the same answer. */
import { randomUUID } from 'node:crypto';
import { fail, type RequestEvent } from '@sveltejs/kit';
import {
  lookAtQuestion,
  tellWhatWasDone,
  withdrawQuestion,
  writeToClinic,
  type AskersView,
  type Return,
} from '#clinic/asking/return.ts';
import { topicName } from '#clinic/consultations/promises.ts';
import { openStates } from '#clinic/consultations/states.ts';
import { dueDay, readCalendar } from '#office/deadlines/calendar.ts';
import { answerForm, type Typed } from '#web/src/forms/answer-form.ts';
import { knockOf } from '#web/src/session-cookie.ts';
import { doorOf } from '#web/src/sign-in/steps.ts';
import { documentsIn } from '../documents.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
};

const at = (event: RequestEvent): Return => ({
  store: event.locals.store,
  door: doorOf(event),
  knock: knockOf(event),
});

type Deed = (at: Return, typed: Typed, form: FormData, event: RequestEvent) => Promise<unknown>;

/** Does it and shows the matter as it is then; after a problem too, where the code is good. */
const doing = (done: string | null, deed: Deed) => async (event: RequestEvent) => {
  let code = '';
  const answer = await answerForm(event, async (typed, form) => {
    code = String(typed['code'] ?? '');
    await deed(at(event), typed, form, event);
    return { ...(await opened(event, code)), done };
  });
  if (!('data' in answer) || done === null) return answer;
  const again = await opened(event, code).catch(() => null);
  return fail(answer.status, { ...answer.data, ...again });
};

export const actions: Actions = {
  look: doing(null, () => Promise.resolve()),
  write: doing('write', async (door, typed, form, event) =>
    writeToClinic(door, typed, await documentsIn(event, form)),
  ),
  withdraw: doing('withdraw', (door, { code }) => withdrawQuestion(door, code)),
  tell: doing('tell', tellWhatWasDone),
};

interface Opened {
  code: string;
  sendingId: string;
  matter: AskersView & { isOpen: boolean; isOverdue: boolean };
}

async function opened(event: RequestEvent, code: string): Promise<Opened> {
  const { store, language } = event.locals;
  const view = await lookAtQuestion(at(event), code);
  const calendar = await store.within({ kind: 'public' }, (tx) => readCalendar(tx));
  const isOpen = (openStates as readonly string[]).includes(view.state);
  return {
    code,
    sendingId: randomUUID(),
    matter: {
      ...view,
      topic: topicName(view.topic, language),
      isOpen,
      isOverdue: isOpen && dueDay(view.answerByOn, calendar).overdue,
    },
  };
}
