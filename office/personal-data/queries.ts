/** The register of requests as the data protection officer reads it. Row-level security shows it to nobody else. */
import { sql, type RawBuilder } from 'kysely';
import { whoAmI } from '#office/action.ts';
import { notPermitted, signedOut } from '#office/problems.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { RefusalGround, RequestKind, requestStates } from './states.ts';

/** @throws Problem office.signed_out, office.not_permitted: before anything is looked up */
export async function mustBeOfficer(tx: Tx): Promise<void> {
  const me = await whoAmI(tx);
  if (!me) throw signedOut();
  if (!mayDo(me.role, 'personal_data:answer')) throw notPermitted();
}

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
export const readRequests = (tx: Tx, limit = 200) => requestsWhere(tx, sql`true`, limit);

async function requestsWhere(
  tx: Tx,
  condition: RawBuilder<unknown>,
  limit: number,
): Promise<PersonalDataRequest[]> {
  const { rows } = await sql<PersonalDataRequest>`
    SELECT r.personal_data_request_id AS id, r.person_id AS "personId", x.full_name AS "fullName", r.kind, r.state, r.ground,
      r.received_on AS "receivedOn", r.due_on AS "dueOn", r.version
    FROM office.personal_data_requests r JOIN office.people x USING (person_id)
    WHERE ${condition}
    ORDER BY r.state = 'received' DESC, CASE WHEN r.state = 'received' THEN r.due_on END, r.recorded_at DESC
    LIMIT ${limit}`.execute(tx);
  return rows;
}

/** One request, or null where there is none for this viewer. */
export async function readRequest(tx: Tx, id: string): Promise<PersonalDataRequest | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(id)) return null;
  return (await requestsWhere(tx, sql`r.personal_data_request_id = ${id}`, 1))[0] ?? null;
}

export interface FoundPerson {
  personId: string;
  fullName: string;
  positionTitle: string | null;
  erased: boolean;
}

/** People within sight whose name or e-mail holds the words, spaces aside; at most twenty. */
export async function findPeople(tx: Tx, words: string): Promise<FoundPerson[]> {
  const sought = words.replaceAll(/\s/gu, '').toLowerCase();
  if (sought.length < 2) return [];
  const { rows } = await sql<FoundPerson>`
    SELECT person_id AS "personId", full_name AS "fullName", position_title AS "positionTitle", erased_at IS NOT NULL AS erased
    FROM office.people WHERE strpos(lower(replace(concat_ws('|', full_name, email), ' ', '')), ${sought}) > 0
    ORDER BY full_name, person_id LIMIT 20`.execute(tx);
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
