/** A consent of a person is recorded: what for, by which words, how and when. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choice, day, rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import { consentWords } from '../consent-words.ts';
import { beforePost, consentedAlready } from '../problems.ts';
import { isOpenEntry, placeOf } from '../queries.ts';
import { consentSubject, consentWayNames, purposeNames } from '../states.ts';
import { today } from '../fields.ts';

export const recordConsent = action({
  name: 'participant_consent.record',
  may: 'participants:edit',
  writes: 'participant_consent.recorded',
  subject: consentSubject,
  from: 'new',
  input: v.object({
    participantId: rowId,
    purpose: choice(purposeNames),
    givenHow: choice(consentWayNames),
    givenOn: day,
  }),
  async run({ tx, me }, { participantId, purpose, givenHow, givenOn }) {
    if (!(await isOpenEntry(tx, participantId))) throw notFound();
    if (givenOn > today()) throw beforePost();
    const { version } = consentWords();
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.participant_consents (participant_id, purpose, words_version, given_how, given_on, recorded_by)
      VALUES (${participantId}, ${purpose}, ${version}, ${givenHow}, ${givenOn}, ${me.personId})
      ON CONFLICT (participant_id, purpose) WHERE state = 'given' DO NOTHING RETURNING participant_consent_id AS id`.execute(
      tx,
    );
    if (!rows[0]) throw consentedAlready();
    const place = await placeOf(tx, participantId);
    return { subjectId: rows[0].id, place, data: { purpose, version }, result: { id: participantId } };
  },
});
