/** Pages of evidence: a body's own, and what is everybody's. */
import { sql } from 'kysely';
import { notFound } from '#office/problems.ts';
import { hundredthsOf } from '#master-plan/returns/figures.ts';
import type { Tx } from '#platform/postgres/store.ts';

export interface OwnPage {
  id: string;
  catalogueId: string;
  item: string;
  madeFrom: 'link' | 'returns';
  url: string | null;
  state: 'published' | 'withdrawn';
  version: number;
}

/** Of the reader's body. */
export async function ownPages(tx: Tx): Promise<OwnPage[]> {
  const { rows } = await sql<OwnPage>`
    SELECT oit_page_id AS id, catalogue_id AS "catalogueId", item, made_from AS "madeFrom", url, state, version
    FROM office.oit_pages WHERE agency_id = (SELECT scope_id FROM office.my_post()) ORDER BY catalogue_id, item LIMIT 500`.execute(
    tx,
  );
  return rows;
}

export interface PublishedPage {
  catalogueId: string;
  item: string;
  agencyId: string;
  agencyName: string;
  madeFrom: 'link' | 'returns';
  url: string | null;
  publishedAt: Date;
  isDemonstration: boolean;
}

const published = sql`SELECT catalogue_id AS "catalogueId", item, agency_id AS "agencyId", agency_name AS "agencyName", made_from AS "madeFrom",
  url, published_at AS "publishedAt", is_demonstration AS "isDemonstration" FROM office.published_oit_pages()`;

/** Everybody's, by body; at most a thousand. */
export async function publishedPages(tx: Tx): Promise<PublishedPage[]> {
  const { rows } =
    await sql<PublishedPage>`${published} ORDER BY agency_name, agency_id, catalogue_id, length(item), item LIMIT 1000`.execute(
      tx,
    );
  return rows;
}

/** @throws Problem office.not_found */
export async function publishedPage(
  tx: Tx,
  { catalogueId, agencyId, item }: { catalogueId: string; agencyId: string; item: string },
): Promise<PublishedPage> {
  const { rows } = await sql<PublishedPage>`${published}
    WHERE catalogue_id = ${catalogueId} AND agency_id = ${agencyId} AND item = ${item}`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

export interface OitProject {
  quarter: 1 | 2 | 3 | 4;
  title: string;
  parts: number[];
  beginsOn: string | null;
  endsOn: string | null;
  /** Hundredths; null: no budget is used. */
  received: bigint | null;
  spent: bigint | null;
  unit: string | null;
  target: bigint | null;
  result: bigint | null;
  beneficiaries: number | null;
  progress: string | null;
  acceptedAt: Date;
}

/** Of a page made from returns, as the body's head accepted them. */
export async function oitProjects(
  tx: Tx,
  { catalogueId, item, agencyId }: Pick<PublishedPage, 'catalogueId' | 'item' | 'agencyId'>,
): Promise<OitProject[]> {
  type Row = Omit<OitProject, 'received' | 'spent' | 'target' | 'result'> &
    Record<'received' | 'spent' | 'target' | 'result', string | null>;
  const { rows } = await sql<Row>`
    SELECT quarter, title, parts, begins_on::text AS "beginsOn", ends_on::text AS "endsOn", received_thb AS received, spent_thb AS spent, unit,
      target, result, beneficiaries, progress, accepted_at AS "acceptedAt"
    FROM office.oit_projects(${catalogueId}, ${item}, ${agencyId})`.execute(tx);
  const figure = (text: string | null) => (text === null ? null : hundredthsOf(text));
  return rows.map((row) => ({
    ...row,
    received: figure(row.received),
    spent: figure(row.spent),
    target: figure(row.target),
    result: figure(row.result),
  }));
}
