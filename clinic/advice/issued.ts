/**
 * The PDF of advice. A draft is rendered each time somebody looks. A signed one is rendered one time, kept with its
 * hash, and that file is what everybody is given from then on.
 */
import { sql } from 'kysely';
import { cleanFileName } from '#kernel/file-name.ts';
import { recordEvent, whoAmI } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { sha256Of, type KeptFiles } from '#platform/kept-files.ts';
import type { Store, Tx, Viewer } from '#platform/postgres/store.ts';
import { renderPdf } from '#platform/typst/pdf.ts';
import type { RenderRequest } from '#platform/typst/render-process.ts';
import { advicePaper } from './paper.ts';
import { readAdvice } from './queries.ts';

export interface AdvicePdf {
  bytes: Buffer;
  /** Empty for a draft, which is not kept. */
  sha256: string;
  /** Without a word of what it is about. */
  fileName: string;
}

interface Found {
  isSigned: boolean;
  sha256: string | null;
  fileName: string;
  /** Null where the kept file is all that is needed. */
  paper: RenderRequest | null;
}

/**
 * For whoever reads the advice; that it was opened is an event.
 * @throws Problem office.not_found, those of renderPdf, kept_files.damaged
 */
export async function advicePdf(
  store: Store,
  viewer: Viewer,
  files: KeptFiles,
  id: string,
): Promise<AdvicePdf> {
  const { isSigned, sha256, fileName, paper } = await store.within(viewer, (tx) => look(tx, id));
  if (sha256 !== null) return { bytes: await files.read(sha256), sha256, fileName };
  const bytes = await renderPdf(paper!);
  if (!isSigned) return { bytes, sha256: '', fileName };
  await files.put(bytes);
  const kept = await store.within(viewer, (tx) => keep(tx, id, bytes));
  return { bytes: kept === sha256Of(bytes) ? bytes : await files.read(kept), sha256: kept, fileName };
}

async function look(tx: Tx, id: string): Promise<Found> {
  const me = await whoAmI(tx);
  if (!me || !mayDo(me.role, 'clinic:answer')) throw notFound();
  const { state, number, areaNo } = await readAdvice(tx, id);
  const subject = { subjectKind: 'advice', subjectId: id };
  await recordEvent(tx, { name: 'advice.paper_opened', ...subject, place: { areaNo } });
  const isSigned = state === 'signed';
  const sha256 = isSigned ? await keptHash(tx, id) : null;
  return {
    isSigned,
    sha256,
    fileName: cleanFileName(number === null ? 'ร่างคำปรึกษา' : `คำปรึกษา ${number.replaceAll('/', '-')}`, 'pdf'),
    paper: sha256 === null ? await advicePaper(tx, id) : null,
  };
}

async function keptHash(tx: Tx, id: string): Promise<string | null> {
  const { rows } = await sql<{ sha256: string }>`
    SELECT sha256 FROM office.advice_papers WHERE advice_id = ${id}::uuid`.execute(tx);
  return rows[0]?.sha256 ?? null;
}

/** The first one kept is the advice; a second reader at the same moment is given that. */
async function keep(tx: Tx, id: string, bytes: Buffer): Promise<string> {
  const me = await whoAmI(tx);
  if (!me) throw notFound();
  await sql`
    INSERT INTO office.advice_papers (advice_id, sha256, byte_count, kept_by)
    VALUES (${id}::uuid, ${sha256Of(bytes)}, ${bytes.length}, ${me.personId}::uuid) ON CONFLICT DO NOTHING`.execute(
    tx,
  );
  return (await keptHash(tx, id))!;
}
