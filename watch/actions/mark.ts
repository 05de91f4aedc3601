/** A person says of one flag at one subject that it has an explanation, or that it was of no use, and why. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choice, optional, wholeNumber, words } from '#office/form-fields.ts';
import { candidateField } from '#office/watch-items/signals/candidate-field.ts';
import { freeze } from '#office/watch-items/signals/freeze.ts';
import { signalSubject } from '#office/watch-items/signals/signal.ts';
import { flagIn, writeMark } from '../marks.ts';
import { whyMissing } from '../problems.ts';

export const markObservation = action({
  name: 'signal.mark',
  may: 'signal:mark',
  writes: 'signal.marked',
  subject: signalSubject,
  from: 'new',
  input: v.object({
    candidate: candidateField,
    flagId: words(1, 100),
    flagVersion: wholeNumber(1, 9999),
    verdict: choice(['explained', 'not_useful']),
    why: optional(words(1, 2000)),
  }),
  async run({ tx, me }, { candidate, flagId, flagVersion, verdict, why }) {
    if (why === undefined || why.length < 5) throw whyMissing();
    const flag = flagIn(candidate, flagId, flagVersion);
    const frozen = await freeze(tx, me, candidate, 'marked');
    await writeMark(tx, me, frozen.id, flag, verdict, why);
    const { areaNo, provinceIso } = candidate;
    const data = { flag_id: flagId, flag_version: flagVersion, verdict };
    return { subjectId: frozen.id, place: { areaNo, provinceIso }, data, result: { signalId: frozen.id } };
  },
});
