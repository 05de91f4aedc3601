/** What the desks see of asking online: the centre's acceptances, and the documents of a question. */
import { sql } from 'kysely';
import { rowId } from '#office/form-fields.ts';
import * as v from 'valibot';
import { recordEvent } from '#office/action.ts';
import type { MediaType } from '#office/letters/files.ts';
import { notFound } from '#office/problems.ts';
import { openConsultation } from '#clinic/consultations/reading.ts';
import type { KeptFiles } from '#platform/kept-files.ts';
import type { Store, Tx, Viewer } from '#platform/postgres/store.ts';
import type { IntakeTextState } from './states.ts';

export interface Acceptance {
  id: string;
  textVersion: string;
  sha256: string;
  ground: string;
  state: IntakeTextState;
  version: number;
  acceptedBy: string | null;
  acceptedAt: Date;
  withdrawnWhy: string | null;
}

/** The newest first. */
export async function acceptances(tx: Tx): Promise<Acceptance[]> {
  const { rows } = await sql<Acceptance>`
    SELECT t.intake_text_id AS id, t.text_version AS "textVersion", t.sha256, t.ground, t.state, t.version,
      p.full_name AS "acceptedBy", t.accepted_at AS "acceptedAt", t.withdrawn_why AS "withdrawnWhy"
    FROM office.intake_texts t LEFT JOIN office.people p ON p.person_id = t.accepted_by
    ORDER BY t.accepted_at DESC LIMIT 100`.execute(tx);
  return rows;
}

export interface AskerFile {
  id: string;
  fileName: string;
  byteCount: number;
  sentAt: Date;
}

export async function askerFiles(tx: Tx, consultationId: string): Promise<AskerFile[]> {
  const { rows } = await sql<AskerFile>`
    SELECT consultation_file_id AS id, file_name AS "fileName", byte_count AS "byteCount", sent_at AS "sentAt"
    FROM office.consultation_files WHERE consultation_id = ${consultationId}::uuid ORDER BY sent_at, consultation_file_id`.execute(
    tx,
  );
  return rows;
}

/**
 * A document for whoever reads its question; that it was opened is an event.
 * @throws Problem office.not_found, kept_files.damaged
 */
export async function openAskerFile(
  store: Store,
  viewer: Viewer,
  files: KeptFiles,
  { consultationId, fileId }: { consultationId: string; fileId: string },
): Promise<{ bytes: Buffer; mediaType: MediaType; fileName: string }> {
  const { sha256, ...file } = await store.within(viewer, async (tx) => {
    const { areaNo } = await openConsultation(tx, consultationId);
    if (!v.is(rowId, fileId)) throw notFound();
    const { rows } = await sql<{ sha256: string; mediaType: MediaType; fileName: string }>`
      SELECT sha256, media_type AS "mediaType", file_name AS "fileName" FROM office.consultation_files
      WHERE consultation_file_id = ${fileId}::uuid AND consultation_id = ${consultationId}::uuid`.execute(tx);
    if (!rows[0]) throw notFound();
    const subject = { subjectKind: 'consultation', subjectId: consultationId };
    await recordEvent(tx, { name: 'consultation.file_opened', ...subject, place: { areaNo } });
    return rows[0];
  });
  return { ...file, bytes: await files.read(sha256) };
}
