/** A list of agencies enters the register in one go: from the contract data, or from a file that somebody handed in. */
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { agencySubject, sourceText } from '../kinds.ts';
import { takeInAgencies, type TakenIn } from '../take-in.ts';

const text = v.nullable(v.string());

export const takeInAgencyList = action({
  name: 'agency.take_in',
  may: 'agency:edit',
  writes: 'agency.list_taken_in',
  subject: agencySubject,
  from: 'new',
  input: v.strictObject({
    source: sourceText,
    rows: v.pipe(
      v.array(
        v.strictObject({
          agency_id: v.string(),
          name: v.string(),
          type: text,
          province_iso: text,
          district: v.optional(text, null),
        }),
      ),
      v.minLength(1),
      v.maxLength(100_000),
    ),
  }),
  async run({ tx }, { source, rows }) {
    const taken: TakenIn = await takeInAgencies(tx, rows, { source });
    const data = {
      read: taken.read,
      added: taken.added,
      known: taken.known,
      refused: taken.refused.length,
      other_names: taken.otherNames.length,
    };
    return { subjectId: `agency-list:${randomUUID()}`, place: {}, data, result: taken };
  },
});
