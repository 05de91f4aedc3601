/** What a province said of its readiness, and where that is written. Left empty: it was not asked yet. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choice, optional, rowId, words } from '#office/form-fields.ts';
import { province } from '../fields.ts';
import { basisMissing } from '../problems.ts';
import { mustBeCompared, placeOf, selectionFacts } from '../selection.ts';
import { selectionSubject } from '../states.ts';

export const enterReadiness = action({
  name: 'selection.enter_readiness',
  may: 'selection:prepare',
  writes: 'selection.readiness_entered',
  subject: selectionSubject,
  from: ['drafted'],
  input: v.object({
    id: rowId,
    provinceIso: province,
    governorWill: optional(choice(['in_writing', 'by_word', 'not_wanted'])),
    coordinator: optional(choice(['named', 'none'])),
    basis: optional(words(3, 300)),
  }),
  async run({ tx, me }, { id, provinceIso, governorWill, coordinator, basis }) {
    const facts = await selectionFacts(tx, id);
    await mustBeCompared(tx, facts, provinceIso);
    if ((governorWill ?? coordinator) !== undefined && basis === undefined) throw basisMissing();
    await sql`
      INSERT INTO office.selection_readiness (selection_id, province_iso, governor_will, coordinator, basis, entered_by)
      VALUES (${id}, ${provinceIso}, ${governorWill ?? null}, ${coordinator ?? null}, ${basis ?? null}, ${me.personId})
      ON CONFLICT (selection_id, province_iso) DO UPDATE SET governor_will = excluded.governor_will,
        coordinator = excluded.coordinator, basis = excluded.basis, entered_by = excluded.entered_by, entered_at = now()`.execute(
      tx,
    );
    return { subjectId: id, place: placeOf(facts), data: { province: provinceIso }, result: { id } };
  },
});
