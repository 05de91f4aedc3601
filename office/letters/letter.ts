/** The facts that actions decide by, of a letter whose row they hold. */
import { sql } from 'kysely';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';

export interface LetterFacts {
  officeNo: number;
  secrecy: 'ordinary' | 'secret';
  draftedBy: string;
  numberedOn: string | null;
  dispatchedOn: string | null;
  receivedOn: string | null;
}

export async function factsOf(tx: Tx, id: string): Promise<LetterFacts> {
  const { rows } = await sql<LetterFacts>`
    SELECT office_no AS "officeNo", secrecy, drafted_by AS "draftedBy", numbered_on::text AS "numberedOn",
      dispatched_on::text AS "dispatchedOn", received_on::text AS "receivedOn"
    FROM office.letters WHERE letter_id = ${id}`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

export async function incomingFactsOf(
  tx: Tx,
  id: string,
): Promise<{ officeNo: number; secrecy: 'ordinary' | 'secret' }> {
  const { rows } = await sql<{ officeNo: number; secrecy: 'ordinary' | 'secret' }>`
    SELECT office_no AS "officeNo", secrecy FROM office.incoming_letters WHERE incoming_id = ${id}`.execute(
    tx,
  );
  if (!rows[0]) throw notFound();
  return rows[0];
}
