/** Parts of an item are shown to one partner body, over the place in which the item lies. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { choice, choices, optional, rowId, version, words } from '#office/form-fields.ts';
import { placeOfItem } from '../item.ts';
import { partnerBodyNames, shareKindNames } from '../kinds.ts';
import { scopeOfBody } from '../partner-scope.ts';
import { nothingToShare } from '../problems.ts';
import { itemSubject, rungs } from '../states.ts';

export const shareWatchItem = action({
  name: 'watch_item.share',
  may: 'watch:share',
  writes: 'watch_item.shared',
  subject: itemSubject,
  from: rungs,
  input: v.object({
    id: rowId,
    version,
    body: choice(partnerBodyNames),
    district: optional(words(4, 4)),
    what: choices(shareKindNames),
  }),
  async run({ tx, me }, { id, body, district, what }) {
    const place = await placeOfItem(tx, id);
    const scope = await scopeOfBody(tx, body, place, district);
    const { rows } = await sql<{ what: string }>`
      INSERT INTO office.watch_shares (watch_item_id, body, scope_kind, scope_id, what, shared_by)
      SELECT ${id}, ${body}, ${scope.kind}, ${scope.id}, one, ${me.personId} FROM unnest(${what}::text[]) one
      ON CONFLICT (watch_item_id, body, scope_kind, scope_id, what) WHERE withdrawn_at IS NULL DO NOTHING
      RETURNING what`.execute(tx);
    if (rows.length === 0) throw nothingToShare();
    const shared = rows.map((row) => row.what).sort();
    return {
      subjectId: id,
      place,
      data: { body, scope: `${scope.kind}:${scope.id}`, what: shared.join(' ') },
      result: { id, shared },
    };
  },
});
