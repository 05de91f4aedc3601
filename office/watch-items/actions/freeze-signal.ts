/** A candidate is kept as it is now: before a letter, a publication, a pack, or simply so that it stays. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choice } from '#office/form-fields.ts';
import { candidateField } from '../signals/candidate-field.ts';
import { freeze } from '../signals/freeze.ts';
import { signalSubject } from '../signals/signal.ts';

export const freezeSignal = action({
  name: 'signal.freeze',
  may: 'signal:mark',
  writes: 'signal.frozen',
  subject: signalSubject,
  from: 'new',
  input: v.object({
    candidate: candidateField,
    act: choice(['kept', 'letter', 'publication', 'pack']),
  }),
  async run({ tx, me }, { candidate, act }) {
    const frozen = await freeze(tx, me, candidate, act);
    const { areaNo, provinceIso } = candidate;
    const data = { act, is_new: frozen.isNew, same: frozen.same };
    return { subjectId: frozen.id, place: { areaNo, provinceIso }, data, result: frozen };
  },
});
