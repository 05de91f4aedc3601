/** Where somebody types the code of a certificate. There is no list. */
import { answerForm } from '#web/src/forms/answer-form.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: (event) =>
    answerForm(event, (typed) => {
      const code = String(typed['paper'] ?? '')
        .replace(/[^0-9A-Za-z-]/gu, '')
        .slice(0, 60);
      return Promise.resolve({ to: code === '' ? '/certificates' : `/certificates/${code}` });
    }),
};
