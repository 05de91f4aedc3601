/** A person enters the registry. Who is there already under the name or the card is shown first. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { optional, ticked, day } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { alike } from '../doubles.ts';
import {
  agencyNamed,
  keysOf,
  mayEnterIn,
  nameFields,
  placeOfProvince,
  postFields,
  today,
  type Named,
  type Post,
} from '../fields.ts';
import { beforePost, mayBeKnown, provinceNotYours } from '../problems.ts';
import { participantSubject } from '../states.ts';

export const enterParticipant = action({
  name: 'participant.enter',
  may: 'participants:edit',
  writes: 'participant.entered',
  subject: participantSubject,
  from: 'new',
  input: v.object({ ...nameFields, ...postFields, fromOn: optional(day), isAnother: ticked }),
  async run({ tx, me }, input) {
    const place = await placeOfProvince(tx, input.provinceIso);
    if (!(await mayEnterIn(tx, input.provinceIso))) throw provinceNotYours();
    const fromOn = input.fromOn ?? today();
    if (fromOn > today()) throw beforePost();
    if (!input.isAnother) {
      const known = await alike(tx, input);
      if (known.length > 0) throw mayBeKnown(known.length);
    }
    const id = await writeParticipant(tx, { ...input, fromOn, knownIn: [], by: me.personId });
    return { subjectId: id, place, data: { sector: input.sector }, result: { id } };
  },
});

export interface NewParticipant extends Named, Post {
  cardMark?: string | undefined;
  fromOn: string;
  /** Provinces beside the person's own whose desk knows them: where the meeting is. */
  knownIn: readonly string[];
  by: string;
}

/** The entry with its first post; also for who comes to a meeting without having been asked. @returns its id */
export async function writeParticipant(tx: Tx, person: NewParticipant): Promise<string> {
  const keys = keysOf(person, person);
  const { prefix = null, givenName, familyName, positionTitle = null, organisation = null } = person;
  const { sector, provinceIso, districtCode = null, fromOn, by } = person;
  const agencyId = await agencyNamed(tx, person);
  const knownIn = [...new Set([provinceIso, ...person.knownIn])];
  const mark = person.cardMark === undefined ? null : Buffer.from(person.cardMark, 'hex');
  const { rows } = await sql<{ id: string }>`
    INSERT INTO office.participants (prefix, given_name, family_name, name_key, sound_key, search_text, card_mark,
      position_title, sector, agency_id, organisation, province_iso, district_code, known_in, entered_by)
    VALUES (${prefix}, ${givenName}, ${familyName}, ${keys.nameKey}, ${keys.soundKey}, ${keys.searchText}, ${mark},
      ${positionTitle}, ${sector}, ${agencyId}, ${organisation}, ${provinceIso}, ${districtCode}, ${knownIn}::text[], ${by})
    RETURNING participant_id AS id`.execute(tx);
  const { id } = rows[0]!;
  await sql`
    INSERT INTO office.participant_posts (participant_id, position_title, sector, agency_id, organisation, province_iso,
      district_code, from_on, recorded_by)
    VALUES (${id}, ${positionTitle}, ${sector}, ${agencyId}, ${organisation}, ${provinceIso}, ${districtCode}, ${fromOn}, ${by})`.execute(
    tx,
  );
  return id;
}
