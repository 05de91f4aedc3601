/** A body takes part: an agency of the register or another by its name. The asker agrees to each. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { chosenAgency } from '#office/watch-items/agency-choice.ts';
import { mustHaveCome } from '#office/watch-items/item.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { placeOf } from '../case.ts';
import { ofRow, partyFields } from '../fields.ts';
import { consentBefore, noSuchAgency, oneParty, ownAgency, thereAlready } from '../problems.ts';
import { readCase } from '../queries.ts';
import { caseSubject, goingOn } from '../states.ts';

export const addParty = action({
  name: 'problem_case.add_party',
  may: 'problem_case:run',
  writes: 'problem_case.party_added',
  subject: caseSubject,
  from: goingOn,
  input: v.object({ ...ofRow, ...partyFields }),
  async run({ tx, me }, { id, agencyId, body, consentedOn }) {
    if ((agencyId === undefined) === (body === undefined)) throw oneParty();
    if (agencyId !== undefined) await mustBeAnothers(tx, agencyId);
    mustHaveCome('consentedOn', consentedOn);
    if (consentedOn < (await readCase(tx, id)).consentedOn) throw consentBefore();
    const { numAffectedRows } = await sql`
      INSERT INTO office.problem_case_parties (problem_case_id, agency_id, body, consented_on, added_by)
      VALUES (${id}::uuid, ${agencyId ?? null}, ${body ?? null}, ${consentedOn}::date, ${me.personId}::uuid)
      ON CONFLICT DO NOTHING`.execute(tx);
    if (numAffectedRows === 0n) throw thereAlready();
    return { subjectId: id, place: placeOf(me), result: { id } };
  },
});

async function mustBeAnothers(tx: Tx, agencyId: string): Promise<void> {
  if ((await chosenAgency(tx, agencyId)) === null) throw noSuchAgency();
  const { rows } = await sql<{ isOwn: boolean }>`
    SELECT ${agencyId} = ANY (office.agencies_of_my_hats()) AS "isOwn"`.execute(tx);
  if (rows[0]!.isOwn) throw ownAgency();
}
