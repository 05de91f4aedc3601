/** Pictures of a visit: what is shown is the picture alone, the file as the phone made it is kept sealed beside it. */
import { fileTypeFromBuffer } from 'file-type';
import { sql } from 'kysely';
import * as v from 'valibot';
import { rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { KeptFiles } from '#platform/kept-files.ts';
import { withoutMetadata } from '#platform/picture-metadata.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { photoRefused } from './problems.ts';

export const largestPhoto = 10 * 1024 * 1024;
export const mostPhotos = 60;
const mediaTypes = ['image/jpeg', 'image/png'] as const;
type MediaType = (typeof mediaTypes)[number];

interface Kept {
  sha256: string;
  byteCount: number;
}

/** A picture that was looked at and kept, twice. Only `take` makes one, so no form can name another's hash. */
export class VisitPhoto {
  readonly shown: Kept;
  readonly original: Kept;
  readonly mediaType: MediaType;

  private constructor(shown: Kept, original: Kept, mediaType: MediaType) {
    this.shown = shown;
    this.original = original;
    this.mediaType = mediaType;
  }

  /** What its sender called it is not kept: names of files name people. @throws Problem visits.photo_* */
  static async take(files: KeptFiles, bytes: Uint8Array): Promise<VisitPhoto> {
    if (bytes.length === 0) throw photoRefused('empty');
    if (bytes.length > largestPhoto) throw photoRefused('too_large');
    const type = await fileTypeFromBuffer(bytes);
    const mediaType = mediaTypes.find((one) => one === type?.mime);
    if (!mediaType) throw photoRefused('wrong_type');
    const shown = withoutMetadata(bytes, mediaType);
    if (shown === null) throw photoRefused('damaged');
    const keep = async (what: Uint8Array) => ({ sha256: await files.put(what), byteCount: what.length });
    return new VisitPhoto(await keep(shown), await keep(bytes), mediaType);
  }
}

export const visitPhoto = v.custom<VisitPhoto>((given) => given instanceof VisitPhoto, 'photo');

export interface Photo {
  id: string;
  agencyId: string | null;
  agencyName: string | null;
  caption: string;
  addedBy: string | null;
  addedAt: Date;
}

export async function photosOf(tx: Tx, visitId: string): Promise<Photo[]> {
  const { rows } = await sql<Photo>`
    SELECT p.visit_photo_id AS id, p.visit_agency_id AS "agencyId", g.name_th AS "agencyName", p.caption,
      q.full_name AS "addedBy", p.added_at AS "addedAt"
    FROM office.visit_photos p LEFT JOIN office.visit_agencies a USING (visit_agency_id)
    LEFT JOIN office.agencies g USING (agency_id) LEFT JOIN office.people q ON q.person_id = p.added_by
    WHERE p.visit_id = ${visitId}::uuid ORDER BY p.added_at, p.visit_photo_id LIMIT ${mostPhotos}`.execute(
    tx,
  );
  return rows;
}

interface PhotoFile {
  sha256: string;
  mediaType: MediaType;
}

/** What is shown of it, for whoever sees the visit. @throws Problem office.not_found */
export async function shownPhoto(tx: Tx, visitId: string, photoId: string): Promise<PhotoFile> {
  if (!v.is(rowId, visitId) || !v.is(rowId, photoId)) throw notFound();
  const { rows } = await sql<PhotoFile>`
    SELECT sha256, media_type AS "mediaType" FROM office.visit_photos
    WHERE visit_photo_id = ${photoId}::uuid AND visit_id = ${visitId}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** The sealed file; that it was opened is written down before it comes out. @throws Problem office.not_found */
export async function sealedOriginal(tx: Tx, visitId: string, photoId: string): Promise<PhotoFile> {
  await shownPhoto(tx, visitId, photoId);
  const { rows } = await sql<PhotoFile>`
    SELECT sha256, media_type AS "mediaType" FROM office.read_visit_original(${photoId}::uuid)`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}
