/** The head of a body publishes an item of the OIT: a link of its own, or a page made of its approved returns. Anew, it takes the place. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choice } from '#office/form-fields.ts';
import { itemOf } from '../catalogue.ts';
import { linkMissing, noSuchItem, notFromReturns } from '../problems.ts';
import { oitSubject } from '../states.ts';

const text = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most));

export const publishOitPage = action({
  name: 'oit_page.publish',
  may: 'oit:publish',
  writes: 'oit_page.published',
  subject: oitSubject,
  from: 'new',
  input: v.object({
    catalogueId: text(40),
    itemId: text(10),
    madeFrom: choice(['link', 'returns']),
    link: v.optional(text(2000), ''),
  }),
  async run({ tx, me }, { catalogueId, itemId, madeFrom, link }) {
    const known = itemOf(catalogueId, itemId);
    if (!known) throw noSuchItem();
    if (madeFrom === 'returns' && !known.item.from) throw notFromReturns();
    if (madeFrom === 'link' && !isLink(link)) throw linkMissing();
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.oit_pages AS p (catalogue_id, item, agency_id, made_from, url, published_by)
      VALUES (${catalogueId}, ${itemId}, ${me.scopeId}, ${madeFrom}, ${madeFrom === 'link' ? link : null}, ${me.personId}::uuid)
      ON CONFLICT ON CONSTRAINT oit_pages_once DO UPDATE SET made_from = excluded.made_from, url = excluded.url,
        published_by = excluded.published_by, published_at = now(), state = 'published', version = p.version + 1
      RETURNING oit_page_id AS id`.execute(tx);
    return {
      subjectId: rows[0]!.id,
      place: { agencyId: me.scopeId },
      data: { catalogueId, itemId, madeFrom },
      result: { id: rows[0]!.id },
    };
  },
});

/** Of the web, and safe to open: an address is data, never a script. */
function isLink(link: string): boolean {
  return URL.canParse(link) && new URL(link).protocol === 'https:';
}
