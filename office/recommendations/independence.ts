/**
 * Who may confirm that a recommendation was carried out: a person who neither said so, nor advised it, nor
 * has had any post at the agency since; or anybody of the desk with a document that the agency did not write.
 */
import { sql } from 'kysely';
import { fold } from '#kernel/thai-text.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { Paper } from './entry.ts';
import type { Known } from './recommendation.ts';

export type Dependence = 'claimant' | 'issuer' | 'owner';

/** Why the person cannot confirm it as a person; null when they can. */
export async function dependenceOf(
  tx: Tx,
  personId: string,
  id: string,
  known: Known,
): Promise<Dependence | null> {
  if (personId === known.claimedBy) return 'claimant';
  if (personId === known.issuedBy) return 'issuer';
  const { rows } = await sql<{ since: Date }>`
    SELECT issued_at AS since FROM office.recommendations WHERE recommendation_id = ${id}`.execute(tx);
  return (await hasBeenOfAgency(tx, personId, known.agencyId, rows[0]!.since)) ? 'owner' : null;
}

/** Under any hat, at any time since then; also of the agency it was merged into. */
export async function hasBeenOfAgency(
  tx: Tx,
  personId: string,
  agencyId: string,
  since: Date,
): Promise<boolean> {
  const { rows } = await sql`
    WITH RECURSIVE line AS (
      SELECT ${agencyId}::text AS agency_id
      UNION
      SELECT c.other_agency_id FROM line JOIN office.agency_changes c USING (agency_id) WHERE c.kind = 'merged_into'
    )
    SELECT FROM office.posts p JOIN line ON p.scope_kind = 'agency' AND p.scope_id = line.agency_id
    WHERE p.person_id = ${personId} AND (p.until_at IS NULL OR p.until_at >= ${since}) LIMIT 1`.execute(tx);
  return rows.length > 0;
}

/** Whether the document names the agency itself as its writer. */
export function isOfTheAgency(paper: Paper, agencyName: string | null): boolean {
  return agencyName !== null && fold(paper.origin).includes(fold(agencyName));
}
