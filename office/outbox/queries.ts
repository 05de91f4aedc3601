/** The outbox as its readers see it: one's own messages; an administrator those of everybody in sight. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import type { MessageKind } from './message.ts';

export interface OutboxRow {
  id: string;
  person: string;
  email: string | null;
  kind: MessageKind;
  count: number;
  state: 'waiting' | 'sent' | 'failed';
  fault: string | null;
  queuedAt: Date;
  sentAt: Date | null;
}

/** The newest first. */
export async function readOutbox(tx: Tx, limit = 100): Promise<OutboxRow[]> {
  const { rows } = await sql<OutboxRow>`
    SELECT o.outbox_id AS id, p.full_name AS person, p.email, o.kind, o.matter_count AS count, o.state, o.fault,
      o.queued_at AS "queuedAt", o.sent_at AS "sentAt"
    FROM office.outbox o JOIN office.people p USING (person_id)
    ORDER BY o.queued_at DESC, o.outbox_id LIMIT ${limit}`.execute(tx);
  return rows;
}

/** Tells a person, in the transaction of what there is to tell. */
export async function queueMessage(
  tx: Tx,
  personId: string,
  kind: MessageKind,
  matterCount: number,
): Promise<void> {
  await sql`SELECT office.queue_message(${personId}, ${kind}, ${matterCount})`.execute(tx);
}
