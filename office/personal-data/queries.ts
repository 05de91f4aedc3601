/** The register of requests as the data protection officer reads it. Row-level security shows it to nobody else. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import type { RefusalGround, RequestKind, requestStates } from './states.ts';

export interface PersonalDataRequest {
  id: string;
  personId: string;
  fullName: string;
  kind: RequestKind;
  state: keyof typeof requestStates;
  ground: RefusalGround | null;
  receivedOn: string;
  dueOn: string;
  version: number;
}

/** Waiting ones first, the nearest due day on top; then the newest. */
export async function readRequests(tx: Tx, limit = 200): Promise<PersonalDataRequest[]> {
  const { rows } = await sql<PersonalDataRequest>`
    SELECT r.personal_data_request_id AS id, r.person_id AS "personId", x.full_name AS "fullName", r.kind, r.state, r.ground,
      r.received_on AS "receivedOn", r.due_on AS "dueOn", r.version
    FROM office.personal_data_requests r JOIN office.people x USING (person_id)
    ORDER BY r.state = 'received' DESC, CASE WHEN r.state = 'received' THEN r.due_on END, r.recorded_at DESC
    LIMIT ${limit}`.execute(tx);
  return rows;
}

/** The request of an action that runs: whom it is about, and what it asks for. */
export async function requestOf(tx: Tx, id: string): Promise<{ personId: string; kind: RequestKind }> {
  const { rows } = await sql<{ personId: string; kind: RequestKind }>`
    SELECT person_id AS "personId", kind FROM office.personal_data_requests WHERE personal_data_request_id = ${id}`.execute(
    tx,
  );
  return rows[0]!;
}

/** Notes who decided, and when; the state follows in the same statement, as the table demands. */
export async function decide(
  tx: Tx,
  id: string,
  personId: string,
  outcome: 'answered' | RefusalGround,
): Promise<void> {
  const refused = outcome !== 'answered';
  await sql`
    UPDATE office.personal_data_requests SET state = ${refused ? 'refused' : 'answered'}, ground = ${refused ? outcome : null},
      decided_by = ${personId}, decided_at = clock_timestamp()
    WHERE personal_data_request_id = ${id}`.execute(tx);
}
