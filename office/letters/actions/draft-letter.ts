/** Somebody of the desk drafts a letter; of a ลับ one only what the register will say. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choice } from '#office/form-fields.ts';
import { draft, matter } from '../fields.ts';
import { linkMatter } from '../matter.ts';
import { placeOf } from '../office-of.ts';
import { letter } from '../states.ts';
import { writeDraft } from '../write-draft.ts';

export const draftLetter = action({
  name: 'letter.draft',
  may: 'letter:draft',
  writes: 'letter.drafted',
  subject: letter,
  from: 'new',
  input: v.object({
    kind: choice(['external', 'memo']),
    secrecy: choice(['ordinary', 'secret']),
    ...draft,
    ...matter,
  }),
  async run({ tx, me }, input) {
    const { id, officeNo } = await writeDraft(tx, me, input);
    await linkMatter(tx, { letterId: id }, input.secrecy, input);
    return {
      subjectId: id,
      place: placeOf(officeNo),
      data: { secrecy: input.secrecy, recipient: input.recipientKind },
      result: id,
    };
  },
});
