/** Opening a secret source: the reader's name and the moment go into the timeline before the words come out. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { whoAmI } from '#office/action.ts';
import { rowId } from '#office/form-fields.ts';
import { notFound, notPermitted, signedOut } from '#office/problems.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { Store, Viewer } from '#platform/postgres/store.ts';

/**
 * The words of a secret source, for the Area that answers for its place.
 * @throws Problem office.not_found also where the source is another Area's, or not secret
 */
export function readSecretSource(
  store: Store,
  viewer: Viewer,
  sourceId: string,
): Promise<{ origin: string; note: string }> {
  return store.within(viewer, async (tx) => {
    const me = await whoAmI(tx);
    if (!me) throw signedOut();
    if (!mayDo(me.role, 'watch:read')) throw notPermitted();
    if (!v.is(rowId, sourceId)) throw notFound();
    const { rows } = await sql<{ origin: string; note: string }>`
      SELECT origin, note FROM office.read_watch_secret(${sourceId}::uuid)`.execute(tx);
    if (!rows[0]) throw notFound();
    return rows[0];
  });
}
