/** "Done": said by the agency with what shows it, or written down by the office from the agency's letter. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action, type Me } from '#office/action.ts';
import { link, optional, rowId, version, words } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { writeEntry, type NewEntry } from '../entry.ts';
import { letterFields, paperOf } from '../paper-fields.ts';
import { noEvidence } from '../problems.ts';
import { readKnown } from '../recommendation.ts';
import { recommendationSubject } from '../states.ts';

const from = ['accepted', 'partly_accepted', 'not_verified'] as const;
const evidence = { words: optional(words(3, 4000)), link: optional(link) };

export const claimDone = action({
  name: 'recommendation.claim_done',
  may: 'recommendation:reply',
  writes: 'recommendation.done_claimed',
  subject: recommendationSubject,
  from,
  to: 'done_claimed',
  input: v.object({ id: rowId, version, ...evidence }),
  async run({ tx, me }, { id, words: said, link: shown }) {
    return claim(tx, me, id, { kind: 'claimed', words: said, link: shown });
  },
});

export const noteDone = action({
  name: 'recommendation.note_done',
  may: 'recommendation:issue',
  writes: 'recommendation.done_claimed',
  subject: recommendationSubject,
  from,
  to: 'done_claimed',
  input: v.object({ id: rowId, version, ...evidence, ...letterFields }),
  async run({ tx, me }, { id, words: said, link: shown, ...typed }) {
    const paper = paperOf(typed);
    return claim(tx, me, id, { kind: 'claimed', words: said, link: shown, paper, byLetter: true });
  },
});

async function claim(tx: Tx, me: Me, id: string, entry: NewEntry) {
  if (entry.words === undefined && entry.link === undefined) throw noEvidence();
  const { place } = await readKnown(tx, id);
  await sql`UPDATE office.recommendations SET claimed_by = ${me.personId}, claimed_at = now(), verified_how = NULL,
    verified_by = NULL, verified_at = NULL WHERE recommendation_id = ${id}`.execute(tx);
  await writeEntry(tx, me, id, entry);
  return { subjectId: id, place, data: { by_letter: entry.byLetter ?? false }, result: { id } };
}
