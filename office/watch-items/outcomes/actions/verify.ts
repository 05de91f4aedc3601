/** Another person confirms an outcome, or a document that the agency did not write. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choice, rowId, ticked, version, words } from '#office/form-fields.ts';
import type { Paper } from '#office/recommendations/entry.ts';
import { hasBeenOfAgency, isOfTheAgency } from '#office/recommendations/independence.ts';
import { independentPaperFields, paperOf } from '#office/recommendations/paper-fields.ts';
import { agencysOwnDocument, notIndependent } from '#office/recommendations/problems.ts';
import { placeOfItem } from '#office/watch-items/item.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { outcomeSubject } from '../states.ts';

export const verifyOutcome = action({
  name: 'watch_outcome.verify',
  may: 'recommendation:verify',
  writes: 'watch_outcome.verified',
  subject: outcomeSubject,
  from: ['recorded'],
  to: 'verified',
  input: v.object({
    id: rowId,
    version,
    how: choice(['person', 'document']),
    words: words(5, 4000),
    notByAgency: ticked,
    ...independentPaperFields,
  }),
  async run({ tx, me }, { id, how, words: seen, notByAgency, ...typed }) {
    const known = await knownOf(tx, id);
    let paper: Paper | undefined;
    if (how === 'document') {
      paper = paperOf(typed);
      if (!notByAgency || isOfTheAgency(paper, known.agencyName)) throw agencysOwnDocument();
    } else {
      if (known.recordedBy === me.personId) throw notIndependent('claimant');
      if (await hasBeenOfAgency(tx, me.personId, known.agencyId, known.openedAt))
        throw notIndependent('owner');
    }
    await sql`
      UPDATE office.watch_outcomes SET verified_how = ${how}, verified_by = ${me.personId}, verified_at = now(),
        verified_words = ${seen}, document_kind = ${paper?.kind ?? null}, document_on = ${paper?.on ?? null}::date,
        document_origin = ${paper?.origin ?? null}
      WHERE watch_outcome_id = ${id}`.execute(tx);
    const { itemId } = known;
    return { subjectId: id, place: await placeOfItem(tx, itemId), data: { how }, result: { itemId } };
  },
});

interface Known {
  itemId: string;
  recordedBy: string;
  agencyId: string;
  agencyName: string | null;
  openedAt: Date;
}

async function knownOf(tx: Tx, id: string): Promise<Known> {
  const { rows } = await sql<Known>`
    SELECT o.watch_item_id AS "itemId", o.recorded_by AS "recordedBy", i.agency_id AS "agencyId", a.name_th AS "agencyName",
      i.opened_at AS "openedAt"
    FROM office.watch_outcomes o JOIN office.watch_items i USING (watch_item_id) LEFT JOIN office.agencies a USING (agency_id)
    WHERE o.watch_outcome_id = ${id}`.execute(tx);
  return rows[0]!;
}
