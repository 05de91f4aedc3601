/**
 * The PDF of a visit's report to one agency. A draft is rendered each time somebody looks; of a visit that was reported,
 * and again of one that was closed, it is rendered one time, kept with its hash, and given to everybody from then on.
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
import { visitPaper } from './paper.ts';
import { readVisit, readVisitAgency } from './queries.ts';

type Stage = 'reported' | 'closed';

interface Found {
  /** Null for a draft, which is not kept. */
  stage: Stage | null;
  sha256: string | null;
  fileName: string;
  /** Null where the kept file is all that is needed. */
  paper: RenderRequest | null;
}

interface Asked {
  visitId: string;
  /** Of the agency on the visit. */
  id: string;
}

/**
 * For whoever reads the visit; that it was opened is an event.
 * @throws Problem office.not_found, those of renderPdf, kept_files.damaged
 */
export async function visitPdf(
  store: Store,
  viewer: Viewer,
  files: KeptFiles,
  asked: Asked,
): Promise<{ bytes: Buffer; fileName: string }> {
  const { stage, sha256, fileName, paper } = await store.within(viewer, (tx) => look(tx, asked));
  if (sha256 !== null) return { bytes: await files.read(sha256), fileName };
  const bytes = await renderPdf(paper!);
  if (stage === null) return { bytes, fileName };
  await files.put(bytes);
  const kept = await store.within(viewer, (tx) => keep(tx, asked.id, stage, bytes));
  return { bytes: kept === sha256Of(bytes) ? bytes : await files.read(kept), fileName };
}

async function look(tx: Tx, { visitId, id }: Asked): Promise<Found> {
  const me = await whoAmI(tx);
  if (!me || !mayDo(me.role, 'visit:run')) throw notFound();
  const { state, number, areaNo } = await readVisit(tx, visitId);
  const agency = await readVisitAgency(tx, visitId, id);
  if (agency.state === 'to_see' || agency.state === 'left_out') throw notFound(); // there is nothing to report
  const subject = { subjectKind: 'visit_agency', subjectId: id };
  await recordEvent(tx, { name: 'visit_agency.paper_opened', ...subject, place: { areaNo } });
  const stage = state === 'reported' || state === 'closed' ? state : null;
  const sha256 = stage === null ? null : await keptHash(tx, id, stage);
  const said = stage === null ? 'ร่างรายงานการลงพื้นที่' : 'รายงานการลงพื้นที่';
  return {
    stage,
    sha256,
    fileName: cleanFileName(`${said} ${number.replaceAll('/', '-')}`, 'pdf'),
    paper: sha256 === null ? await visitPaper(tx, visitId, id) : null,
  };
}

async function keptHash(tx: Tx, id: string, stage: Stage): Promise<string | null> {
  const { rows } = await sql<{ sha256: string }>`
    SELECT sha256 FROM office.visit_papers WHERE visit_agency_id = ${id}::uuid AND stage = ${stage}`.execute(
    tx,
  );
  return rows[0]?.sha256 ?? null;
}

/** The first one kept is the report; a second reader at the same moment is given that. */
async function keep(tx: Tx, id: string, stage: Stage, bytes: Buffer): Promise<string> {
  const me = await whoAmI(tx);
  if (!me) throw notFound();
  await sql`
    INSERT INTO office.visit_papers (visit_agency_id, stage, sha256, byte_count, kept_by)
    VALUES (${id}::uuid, ${stage}, ${sha256Of(bytes)}, ${bytes.length}, ${me.personId}::uuid) ON CONFLICT DO NOTHING`.execute(
    tx,
  );
  const kept = await keptHash(tx, id, stage);
  if (kept === null) throw notFound(); // the visit went on while it was printed
  return kept;
}
