/** The talk with the asker, and notes inside the clinic. Asking for more stops no clock. */
import * as v from 'valibot';
import { action, type Context } from '#office/action.ts';
import { words } from '#office/form-fields.ts';
import { ofConsultation } from '../fields.ts';
import type { NoteKind } from '../kinds.ts';
import { mustBeFree } from '../lease.ts';
import { addNote } from '../notes.ts';
import { consultationSubject, openStates, type ConsultationState } from '../states.ts';

const input = v.object({ ...ofConsultation, words: words(3, 4000) });

const writing = (kind: NoteKind) =>
  ({
    may: 'clinic:answer',
    subject: consultationSubject,
    input,
    async run({ tx, me }: Context<ConsultationState>, typed: v.InferOutput<typeof input>) {
      const { id } = typed;
      if (kind !== 'internal') await mustBeFree(tx, id, me.personId);
      await addNote(tx, { id, kind, words: typed.words, by: me.personId });
      return { subjectId: id, place: { areaNo: Number(me.scopeId) }, result: { id } };
    },
  }) as const;

export const writeNote = {
  internal: action({
    ...writing('internal'),
    name: 'consultation.note',
    writes: 'consultation.noted',
    from: [...openStates, 'answered'],
  }),
  ask: action({
    ...writing('asked'),
    name: 'consultation.clarify',
    writes: 'consultation.clarified',
    from: ['in_hand', 'clarifying'],
    to: 'clarifying',
  }),
  hear: action({
    ...writing('heard'),
    name: 'consultation.hear',
    writes: 'consultation.heard',
    from: ['clarifying', 'in_hand'],
    to: 'in_hand',
  }),
  /** The facts of an answer stay as they were: what the asker tells later stands beside it. */
  hearAfter: action({
    ...writing('heard'),
    name: 'consultation.hear_after',
    writes: 'consultation.heard_after',
    from: ['answered'],
  }),
};
