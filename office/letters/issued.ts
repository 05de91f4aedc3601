/**
 * The PDF of a letter. A draft is rendered each time somebody looks. Once signed, and again once numbered,
 * it is rendered one time, kept with its hash, and that file is what everybody is given from then on.
 */
import { sql } from 'kysely';
import { cleanFileName } from '#kernel/file-name.ts';
import { whoAmI } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import type { KeptFiles } from '#platform/kept-files.ts';
import { sha256Of } from '#platform/kept-files.ts';
import type { Store, Tx, Viewer } from '#platform/postgres/store.ts';
import { renderPdf } from '#platform/typst/pdf.ts';
import type { RenderRequest } from '#platform/typst/render-process.ts';
import { keeps } from './office-of.ts';
import { readPaper } from './paper.ts';

export interface LetterPdf {
  bytes: Buffer;
  /** Empty for a draft, which is not kept. */
  sha256: string;
  fileName: string;
}

interface Found {
  /** Of the kept file, null while there is none. */
  sha256: string | null;
  purpose: 'signed_pdf' | 'numbered_pdf' | null;
  fileName: string;
  isOurs: boolean;
  /** Null where the kept file is all that is needed. */
  paper: RenderRequest | null;
}

/**
 * The letter's PDF for whoever may see the letter.
 * @throws Problem office.not_found, letters.secret_has_no_copy, those of renderPdf, kept_files.damaged
 */
export async function letterPdf(
  store: Store,
  viewer: Viewer,
  files: KeptFiles,
  letterId: string,
): Promise<LetterPdf> {
  const found = await store.within(viewer, (tx) => look(tx, letterId));
  const { fileName, sha256, purpose } = found;
  if (sha256 !== null) return { bytes: await files.read(sha256), sha256, fileName };
  if (!found.paper) throw notFound();
  const bytes = await renderPdf(found.paper);
  if (purpose === null) return { bytes, sha256: '', fileName };
  await files.put(bytes);
  const kept = await store.within(viewer, (tx) => keep(tx, letterId, { ...found, purpose }, bytes));
  return { bytes: kept === sha256Of(bytes) ? bytes : await files.read(kept), sha256: kept, fileName };
}

async function look(tx: Tx, letterId: string): Promise<Found> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(letterId);
  const { rows } = await sql<{
    officeNo: number;
    isSigned: boolean;
    registerNo: number | null;
    yearBe: number | null;
    sha256: string | null;
  }>`
    SELECT l.office_no AS "officeNo", l.signed_on IS NOT NULL AS "isSigned", l.register_no AS "registerNo",
      l.register_year_be AS "yearBe", f.sha256
    FROM office.letters l LEFT JOIN office.letter_files f ON f.letter_id = l.letter_id
      AND f.purpose = CASE WHEN l.register_no IS NULL THEN 'signed_pdf' ELSE 'numbered_pdf' END
    WHERE l.letter_id = ${isId ? letterId : null}::uuid`.execute(tx);
  const row = rows[0];
  if (!row) throw notFound();
  const { registerNo, yearBe, isSigned, officeNo, sha256 } = row;
  const name = registerNo === null ? 'หนังสือร่าง' : `หนังสือที่ ${registerNo}-${yearBe}`;
  const isOurs = await keeps(tx, officeNo);
  return {
    sha256,
    purpose: !isSigned ? null : registerNo === null ? 'signed_pdf' : 'numbered_pdf',
    fileName: cleanFileName(isSigned && registerNo === null ? 'หนังสือลงนามแล้ว' : name, 'pdf'),
    isOurs,
    // Whoever only reads (the centre, an addressee) is given what its office kept, and makes nothing.
    paper: sha256 === null && (isOurs || !isSigned) ? await readPaper(tx, letterId) : null,
  };
}

/** The first one kept is the letter; a second reader at the same moment is given that. */
async function keep(
  tx: Tx,
  letterId: string,
  found: Found & { purpose: 'signed_pdf' | 'numbered_pdf' },
  bytes: Buffer,
): Promise<string> {
  const me = await whoAmI(tx);
  if (!me) throw notFound();
  await sql`
    INSERT INTO office.letter_files (letter_id, purpose, sha256, byte_count, media_type, file_name, added_by)
    VALUES (${letterId}, ${found.purpose}, ${sha256Of(bytes)}, ${bytes.length}, 'application/pdf', ${found.fileName},
      ${me.personId})
    ON CONFLICT DO NOTHING`.execute(tx);
  const { rows } = await sql<{ sha256: string }>`
    SELECT sha256 FROM office.letter_files WHERE letter_id = ${letterId} AND purpose = ${found.purpose}`.execute(
    tx,
  );
  return rows[0]!.sha256;
}
