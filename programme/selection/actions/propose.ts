/**
 * The desk lays its choice before the one who decides. Where it differs from the ranking, or breaks a tie at the
 * cut-off, each province has a reason; so has one that the ranking puts in and the desk leaves out.
 */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { optional, rowId, version, words } from '#office/form-fields.ts';
import { provinces } from '../fields.ts';
import { choiceOf } from '../choice-of.ts';
import { placeOf, selectionFacts } from '../selection.ts';
import { selectionSubject } from '../states.ts';

export const proposeSelection = action({
  name: 'selection.propose',
  may: 'selection:prepare',
  writes: 'selection.proposed',
  subject: selectionSubject,
  from: ['prepared'],
  to: 'proposed',
  input: v.objectWithRest(
    { id: rowId, version, places: provinces, wording: words(2, 120), note: optional(words(5, 2000)) },
    v.unknown(),
  ),
  async run({ tx, me }, { id, places, wording, note, version: _, ...rest }) {
    const facts = await selectionFacts(tx, id);
    const { input, result } = facts.record!;
    const chosen = choiceOf(result.standings, input.quota, places, rest);
    for (const { iso, rank, overridden, why, isPlace } of chosen)
      await sql`
        INSERT INTO ${sql.table(isPlace ? 'office.selection_places' : 'office.selection_passed_over')} (
          selection_id, province_iso, fiscal_year_be, area_no, role, wording_th, rank, overridden, why, chosen_by)
        VALUES (${id}, ${iso}, ${facts.fiscalYearBe}, ${facts.areaNo}, ${facts.role}, ${wording}, ${rank}, ${overridden},
          ${why}, ${me.personId})`.execute(tx);
    await sql`
      UPDATE office.selections SET proposal_note = ${note ?? null}, proposed_by = ${me.personId}, proposed_at = now()
      WHERE selection_id = ${id}`.execute(tx);
    const data = { places: places.length, overridden: chosen.filter((one) => one.overridden).length };
    return { subjectId: id, place: placeOf(facts), data, result: { id } };
  },
});
