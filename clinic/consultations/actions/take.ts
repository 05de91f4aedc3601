/** An officer takes a consultation in hand for half an hour; out of a colleague's hand only with a word why. */
import * as v from 'valibot';
import { action, type Context } from '#office/action.ts';
import { optional, words } from '#office/form-fields.ts';
import { ofConsultation } from '../fields.ts';
import { hold, leaseOf } from '../lease.ts';
import { addNote } from '../notes.ts';
import { whyNeeded } from '../problems.ts';
import { consultationSubject, type ConsultationState } from '../states.ts';

const input = v.object({ ...ofConsultation, words: optional(words(5, 500)) });

const taking = {
  may: 'clinic:answer',
  subject: consultationSubject,
  input,
  async run({ tx, me }: Context<ConsultationState>, { id, words: why }: v.InferOutput<typeof input>) {
    const { heldBy, runs } = await leaseOf(tx, id);
    const isOthers = runs && heldBy !== me.personId;
    if (isOthers && why === undefined) throw whyNeeded();
    if (why !== undefined) await addNote(tx, { id, kind: 'taken_over', words: why, by: me.personId });
    await hold(tx, id, me.personId);
    return {
      subjectId: id,
      place: { areaNo: Number(me.scopeId) },
      data: { overHeld: isOthers },
      result: { id },
    };
  },
} as const;

export const takeConsultation = {
  first: action({
    ...taking,
    name: 'consultation.take',
    writes: 'consultation.taken',
    from: ['received'],
    to: 'in_hand',
  }),
  again: action({
    ...taking,
    name: 'consultation.take_again',
    writes: 'consultation.taken_again',
    from: ['in_hand', 'clarifying', 'answered'],
  }),
};
