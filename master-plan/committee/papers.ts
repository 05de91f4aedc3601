/**
 * Files of a frozen pack: made when somebody first opens one, kept with its hash, given to everybody from then on. They are
 * made of the pack alone, so that they say what it says whenever they are made.
 */
import { sql } from 'kysely';
import { cleanFileName } from '#kernel/file-name.ts';
import { recordEvent, whoAmI } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { sha256Of, type KeptFiles } from '#platform/kept-files.ts';
import type { Store, Tx, Viewer } from '#platform/postgres/store.ts';
import { renderPdf } from '#platform/typst/pdf.ts';
import { placeOf } from './fields.ts';
import { hasPack, type PageContent } from './pack.ts';
import { packPaper, packSlides } from './paper.ts';
import { paperText } from './paper-text.ts';
import { pagesOf, readMeeting, readPack, type FrozenPack } from './queries.ts';

export const paperKinds = { pdf: 'pdf', slides: 'pdf', xlsx: 'xlsx' } as const;
export type PaperKind = keyof typeof paperKinds;
export const isPaperKind = (text: string): text is PaperKind => Object.hasOwn(paperKinds, text);

/** A province may have two hundred bodies, each with a page. */
const limits = { milliseconds: 60_000, input: 8 * 1024 * 1024, bytes: 32 * 1024 * 1024 };

/** @param xlsx the table of figures as a workbook, which the site writes */
export async function packFile(
  store: Store,
  viewer: Viewer,
  files: KeptFiles,
  asked: { meetingId: string; kind: PaperKind },
  xlsx: (pack: FrozenPack, pages: readonly PageContent[]) => Promise<Buffer>,
): Promise<{ bytes: Buffer; fileName: string }> {
  const { kept, pack, pages, fileName } = await store.within(viewer, (tx) => look(tx, asked));
  if (kept !== null) return { bytes: await files.read(kept), fileName };
  const { kind } = asked;
  const bytes =
    kind === 'xlsx'
      ? await xlsx(pack, pages)
      : await renderPdf((kind === 'pdf' ? packPaper : packSlides)(pack, pages), limits);
  await files.put(bytes);
  const sha256 = await store.within(viewer, (tx) => keep(tx, asked, bytes));
  return { bytes: sha256 === sha256Of(bytes) ? bytes : await files.read(sha256), fileName };
}

async function look(tx: Tx, { meetingId, kind }: { meetingId: string; kind: PaperKind }) {
  const me = await whoAmI(tx);
  if (!me || !mayDo(me.role, 'committee:read')) throw notFound();
  const meeting = await readMeeting(tx, meetingId);
  if (!hasPack(meeting.state)) throw notFound();
  const subject = { subjectKind: 'committee_meeting', subjectId: meetingId };
  await recordEvent(tx, { name: 'committee_meeting.file_opened', ...subject, place: placeOf(meeting), data: { kind } });
  const name = `${paperText.heading} ${meeting.provinceTh} ${meeting.number}-${meeting.be} ${kind}`;
  return {
    kept: await keptHash(tx, meetingId, kind),
    pack: await readPack(tx, meetingId),
    pages: (await pagesOf(tx, meetingId)).map(({ content }) => content),
    fileName: cleanFileName(name, paperKinds[kind]),
  };
} // prettier-ignore

async function keptHash(tx: Tx, meetingId: string, kind: PaperKind): Promise<string | null> {
  const { rows } = await sql<{ sha256: string }>`
    SELECT sha256 FROM office.committee_papers WHERE committee_meeting_id = ${meetingId}::uuid AND kind = ${kind}`.execute(
    tx,
  );
  return rows[0]?.sha256 ?? null;
}

/** The first one kept is the file; a second reader at the same moment is given that. */
async function keep(
  tx: Tx,
  { meetingId, kind }: { meetingId: string; kind: PaperKind },
  bytes: Buffer,
): Promise<string> {
  const me = await whoAmI(tx);
  if (!me) throw notFound();
  await sql`
    INSERT INTO office.committee_papers (committee_meeting_id, kind, sha256, byte_count, kept_by)
    VALUES (${meetingId}::uuid, ${kind}, ${sha256Of(bytes)}, ${bytes.length}, ${me.personId}::uuid)
    ON CONFLICT DO NOTHING`.execute(tx);
  const kept = await keptHash(tx, meetingId, kind);
  if (kept === null) throw notFound();
  return kept;
}
