/** Meetings of provincial committees, their packs and resolutions, as the viewer's hat sees them. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { rowId } from '#office/form-fields.ts';
import { notFound } from '#office/problems.ts';
import type { Role } from '#office/staff/roles.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { FreeItem, OpenResolution } from './agenda.ts';
import type { PackContent, PackMeeting, PageContent } from './pack.ts';
import type { MeetingState, ResolutionState } from './states.ts';

export interface Meeting extends PackMeeting {
  id: string;
  areaNo: number | null;
  roundIds: string[];
  agendaOrder: string[];
  frozenAt: Date | null;
  minutes: string | null;
  offWhy: string | null;
  state: MeetingState;
  version: number;
}

const meetings = sql`
  SELECT m.committee_meeting_id AS id, m.province_iso AS "provinceIso", p.name_th AS "provinceTh", p.name_en AS "provinceEn",
    m.area_no AS "areaNo", m.fiscal_year_be AS be, m.number, m.on_day::text AS "onDay", m.place, m.chair_post AS "chairPost",
    m.round_ids AS "roundIds", m.agenda_order AS "agendaOrder", m.frozen_at AS "frozenAt", m.minutes, m.off_why AS "offWhy",
    m.is_demonstration AS "isDemonstration", m.state, m.version
  FROM office.committee_meetings m JOIN office.provinces p USING (province_iso)`;

const pageSize = 60;

/** The latest day first. @param after the last one of the page before, as `next` said */
export async function listMeetings(
  tx: Tx,
  { provinceIso, after }: { provinceIso?: string | undefined; after?: string | undefined } = {},
): Promise<{ rows: Meeting[]; next: string | null }> {
  const conditions = [
    sql`true`,
    ...(provinceIso === undefined ? [] : [sql`m.province_iso = ${provinceIso}`]),
    ...(after === undefined
      ? []
      : [
          sql`(m.on_day, m.committee_meeting_id) < (SELECT b.on_day, b.committee_meeting_id FROM office.committee_meetings b
            WHERE b.committee_meeting_id = ${after}::uuid)`,
        ]),
  ];
  const { rows } = await sql<Meeting>`${meetings} WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY m.on_day DESC, m.committee_meeting_id DESC LIMIT ${pageSize + 1}`.execute(tx);
  const shown = rows.slice(0, pageSize);
  return { rows: shown, next: rows.length > pageSize ? shown.at(-1)!.id : null };
}

/** @throws Problem office.not_found */
export async function readMeeting(tx: Tx, id: string): Promise<Meeting> {
  if (!v.is(rowId, id)) throw notFound();
  const { rows } = await sql<Meeting>`${meetings} WHERE m.committee_meeting_id = ${id}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

export async function itemsOf(tx: Tx, meetingId: string): Promise<FreeItem[]> {
  const { rows } = await sql<FreeItem>`
    SELECT committee_item_id AS id, title, words FROM office.committee_items
    WHERE committee_meeting_id = ${meetingId}::uuid ORDER BY added_at, committee_item_id LIMIT 40`.execute(
    tx,
  );
  return rows;
}

export interface Resolution extends OpenResolution {
  meetingId: string;
  provinceIso: string;
  provinceTh: string;
  provinceEn: string;
  areaNo: number | null;
  agencyId: string | null;
  recommendationId: string | null;
  isDemonstration: boolean;
  version: number;
}

const resolutions = sql`
  SELECT r.committee_resolution_id AS id, r.committee_meeting_id AS "meetingId", r.province_iso AS "provinceIso",
    p.name_th AS "provinceTh", p.name_en AS "provinceEn", r.area_no AS "areaNo", r.number, m.number AS "meetingNumber",
    m.fiscal_year_be AS "meetingBe", r.words, r.owner, r.agency_id AS "agencyId", r.due_on::text AS "dueOn",
    r.recommendation_id AS "recommendationId", r.is_demonstration AS "isDemonstration", r.state, r.version
  FROM office.committee_resolutions r JOIN office.committee_meetings m USING (committee_meeting_id)
  JOIN office.provinces p ON p.province_iso = r.province_iso`;

/** Of the province's other meetings, not done: the earliest due first. */
export async function openResolutions(
  tx: Tx,
  { id, provinceIso }: Pick<Meeting, 'id' | 'provinceIso'>,
): Promise<Resolution[]> {
  const { rows } = await sql<Resolution>`${resolutions}
    WHERE r.province_iso = ${provinceIso} AND r.state <> 'done' AND r.committee_meeting_id <> ${id}::uuid
    ORDER BY r.due_on, r.committee_resolution_id LIMIT 100`.execute(tx);
  return rows;
}

export async function resolutionsOf(tx: Tx, meetingId: string): Promise<Resolution[]> {
  const { rows } = await sql<Resolution>`${resolutions}
    WHERE r.committee_meeting_id = ${meetingId}::uuid ORDER BY r.number LIMIT 200`.execute(tx);
  return rows;
}

/** @throws Problem office.not_found */
export async function readResolution(tx: Tx, id: string): Promise<Resolution> {
  if (!v.is(rowId, id)) throw notFound();
  const { rows } =
    await sql<Resolution>`${resolutions} WHERE r.committee_resolution_id = ${id}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

export interface ResolutionEntry {
  id: string;
  kind: Exclude<ResolutionState, 'open'>;
  words: string;
  evidence: string | null;
  dueOn: string | null;
  writtenAt: Date;
}

/** The newest first. */
export async function entriesOf(tx: Tx, resolutionId: string): Promise<ResolutionEntry[]> {
  const { rows } = await sql<ResolutionEntry>`
    SELECT committee_resolution_entry_id::text AS id, kind, words, evidence, due_on::text AS "dueOn", written_at AS "writtenAt"
    FROM office.committee_resolution_entries WHERE committee_resolution_id = ${resolutionId}::uuid
    ORDER BY committee_resolution_entry_id DESC LIMIT 100`.execute(tx);
  return rows;
}

export interface Comment {
  id: string;
  role: Role;
  words: string;
  writtenAt: Date;
}

export async function commentsOf(tx: Tx, meetingId: string): Promise<Comment[]> {
  const { rows } = await sql<Comment>`
    SELECT committee_comment_id AS id, role, words, written_at AS "writtenAt" FROM office.committee_comments
    WHERE committee_meeting_id = ${meetingId}::uuid ORDER BY written_at, committee_comment_id LIMIT 200`.execute(
    tx,
  );
  return rows;
}

export interface FrozenPack {
  sha256: string;
  content: PackContent;
}

/** @throws Problem office.not_found before it was frozen */
export async function readPack(tx: Tx, meetingId: string): Promise<FrozenPack> {
  const { rows } = await sql<{ sha256: string; content: string }>`
    SELECT sha256, content FROM office.committee_packs WHERE committee_meeting_id = ${meetingId}::uuid`.execute(
    tx,
  );
  if (!rows[0]) throw notFound();
  return { sha256: rows[0].sha256, content: JSON.parse(rows[0].content) as PackContent };
}

export interface FrozenPage {
  id: string;
  meetingId: string;
  sha256: string;
  content: PageContent;
}

type PageRow = Omit<FrozenPage, 'content'> & { content: string };

const pages = sql`
  SELECT committee_pack_page_id AS id, committee_meeting_id AS "meetingId", sha256, content FROM office.committee_pack_pages`;

const parsed = ({ content, ...row }: PageRow): FrozenPage => ({
  ...row,
  content: JSON.parse(content) as PageContent,
});

/** Of every body of a pack, in their order. */
export async function pagesOf(tx: Tx, meetingId: string): Promise<FrozenPage[]> {
  const { rows } = await sql<PageRow>`${pages}
    WHERE committee_meeting_id = ${meetingId}::uuid ORDER BY place`.execute(tx);
  return rows.map(parsed);
}

/** Ids of the pages of a pack by body, without what they say. */
export async function pageIdsOf(tx: Tx, meetingId: string): Promise<Record<string, string>> {
  const { rows } = await sql<{ id: string; agencyId: string }>`
    SELECT committee_pack_page_id AS id, agency_id AS "agencyId" FROM office.committee_pack_pages
    WHERE committee_meeting_id = ${meetingId}::uuid`.execute(tx);
  return Object.fromEntries(rows.map(({ id, agencyId }) => [agencyId, id]));
}

/** @throws Problem office.not_found: of another body's page too */
export async function readPage(tx: Tx, id: string): Promise<FrozenPage> {
  if (!v.is(rowId, id)) throw notFound();
  const { rows } = await sql<PageRow>`${pages} WHERE committee_pack_page_id = ${id}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return parsed(rows[0]);
}

/** Of the reader's own body, the latest meeting first. */
export async function ownPages(tx: Tx): Promise<{ id: string; meeting: PackMeeting }[]> {
  const { rows } = await sql<{ id: string; meeting: PackMeeting }>`
    SELECT committee_pack_page_id AS id, content::jsonb -> 'meeting' AS meeting FROM office.committee_pack_pages
    WHERE agency_id = ANY ((SELECT office.my_agencies())::text[])
    ORDER BY content::jsonb -> 'meeting' ->> 'onDay' DESC, committee_pack_page_id LIMIT 40`.execute(tx);
  return rows;
}

/** Rounds that a meeting may look at, the newest first. */
export async function roundChoices(tx: Tx): Promise<{ id: string; be: number; quarter: number }[]> {
  const { rows } = await sql<{ id: string; be: number; quarter: number }>`
    SELECT return_round_id AS id, fiscal_year_be AS be, quarter FROM office.return_rounds
    ORDER BY return_round_id DESC LIMIT 16`.execute(tx);
  return rows;
}
