/** A picture is added to a visit: the picture to be shown, and its sealed original. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { optional, rowId, words } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { mostPhotos, visitPhoto } from '../photos.ts';
import { noSuchVisitAgency, photoRefused } from '../problems.ts';
import { visitSubject } from '../states.ts';
import { placeOf } from '../visit.ts';

export const addPhoto = action({
  name: 'visit.add_photo',
  may: 'visit:run',
  writes: 'visit.photo_added',
  subject: visitSubject,
  from: ['under_way', 'findings_in'],
  input: v.object({ id: rowId, visitAgencyId: optional(rowId), caption: words(2, 300), photo: visitPhoto }),
  async run({ tx, me }, { id, visitAgencyId, caption, photo }) {
    await mustHaveRoom(tx, id, visitAgencyId);
    const { shown, original, mediaType } = photo;
    const { rows } = await sql<{ id: string }>`
      INSERT INTO office.visit_photos (visit_id, visit_agency_id, sha256, byte_count, media_type, caption, added_by)
      VALUES (${id}::uuid, ${visitAgencyId ?? null}::uuid, ${shown.sha256}, ${shown.byteCount}, ${mediaType}, ${caption},
        ${me.personId}::uuid) ON CONFLICT DO NOTHING RETURNING visit_photo_id AS id`.execute(tx);
    if (rows[0])
      await sql`INSERT INTO office.visit_originals (visit_photo_id, sha256, byte_count)
        VALUES (${rows[0].id}::uuid, ${original.sha256}, ${original.byteCount})`.execute(tx);
    return { subjectId: id, place: placeOf(Number(me.scopeId)), result: { id } };
  },
});

async function mustHaveRoom(tx: Tx, id: string, visitAgencyId: string | undefined): Promise<void> {
  const { rows } = await sql<{ photos: number; isThere: boolean }>`
    SELECT (SELECT count(*)::int FROM office.visit_photos WHERE visit_id = ${id}::uuid) AS photos,
      ${visitAgencyId ?? null}::uuid IS NULL OR EXISTS (SELECT FROM office.visit_agencies
        WHERE visit_id = ${id}::uuid AND visit_agency_id = ${visitAgencyId ?? null}::uuid) AS "isThere"`.execute(
    tx,
  );
  if (!rows[0]!.isThere) throw noSuchVisitAgency();
  if (rows[0]!.photos >= mostPhotos) throw photoRefused('too_many');
}
