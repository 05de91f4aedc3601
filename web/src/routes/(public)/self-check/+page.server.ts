/** A small agency checks itself. Nothing of it is kept or logged: the answers go to the page and come back on it. */
import { nothingAnswered } from '#clinic/self-check/problems.ts';
import { judged, selfCheck } from '#clinic/self-check/self-check.ts';
import { answerForm, showable, type Typed } from '#web/src/forms/answer-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { version, principles } = selfCheck();
  return { version, principles };
};

const longest = 300;

export const actions: Actions = {
  default: (event) =>
    answerForm(event, (typed) => {
      const word = (name: string) => wordOf(typed, name);
      const result = judged((id) => ({ choice: word(`answer-${id}`), paper: word(`paper-${id}`) }));
      if (result.every(({ questions }) => questions.every(({ standing }) => standing === 'open')))
        throw nothingAnswered();
      return Promise.resolve({ result, typed: showable(typed) });
    }),
};

const wordOf = (typed: Typed, name: string) => ([typed[name] ?? ''].flat()[0] ?? '').slice(0, longest);
