/** Sends what waits in the outbox, one message a transaction: marked as sent only when the server took it. */
import { sql } from 'kysely';
import type { Store, Tx } from '#platform/postgres/store.ts';
import { MailError, type Mailer } from '#platform/mail/mailer.ts';
import { messageOf, type MessageKind } from './message.ts';

const sender = { kind: 'system', job: 'send-mail' } as const;
const mostAttempts = 8;

interface Waiting {
  id: string;
  kind: MessageKind;
  count: number;
  attempts: number;
  email: string | null;
  isDisabled: boolean;
}

export interface SendAccount {
  sent: number;
  failed: number;
  /** Still waiting: the server could not be reached. */
  later: number;
}

/** Goes through the outbox once; a server that is away ends the round, and the next round goes on. */
export async function sendWaiting(store: Store, mailer: Mailer, origin: string): Promise<SendAccount> {
  const account: SendAccount = { sent: 0, failed: 0, later: 0 };
  for (;;) {
    const outcome = await store.within(sender, (tx) => sendNext(tx, mailer, origin));
    if (outcome === null) return account;
    account[outcome] += 1;
    if (outcome === 'later') return account;
  }
}

async function sendNext(tx: Tx, mailer: Mailer, origin: string): Promise<keyof SendAccount | null> {
  const next = await takeNext(tx);
  if (!next) return null;
  const { id, email, isDisabled, attempts } = next;
  if (isDisabled) return settle(tx, id, 'failed', 'person_disabled');
  if (email === null) return settle(tx, id, 'failed', 'no_address');
  try {
    await mailer.send({ to: email, ...messageOf(next.kind, next.count, origin) });
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    const isOver = !error.isPassing || attempts + 1 >= mostAttempts;
    return settle(tx, id, isOver ? 'failed' : 'later', error.fault);
  }
  return settle(tx, id, 'sent', null);
}

/** The oldest that waits and that no other sender holds. */
async function takeNext(tx: Tx): Promise<Waiting | undefined> {
  const { rows } = await sql<Waiting>`
    SELECT o.outbox_id AS id, o.kind, o.matter_count AS count, o.attempt_count AS attempts,
      p.email, p.disabled_at IS NOT NULL AS "isDisabled"
    FROM office.outbox o JOIN office.people p USING (person_id)
    WHERE o.state = 'waiting' ORDER BY o.attempt_count, o.queued_at LIMIT 1
    FOR UPDATE OF o SKIP LOCKED`.execute(tx);
  return rows[0];
}

async function settle<Outcome extends keyof SendAccount>(
  tx: Tx,
  id: string,
  outcome: Outcome,
  fault: string | null,
): Promise<Outcome> {
  const state = outcome === 'later' ? 'waiting' : outcome;
  await sql`
    UPDATE office.outbox SET state = ${state}, fault = ${fault}, attempt_count = attempt_count + 1,
      sent_at = CASE ${state} WHEN 'sent' THEN clock_timestamp() END
    WHERE outbox_id = ${id}`.execute(tx);
  return outcome;
}
