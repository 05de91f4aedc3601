/** Whether a return may be sent now: in the window of its round, or by leave. The server's clock decides, not the page. */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import { windowClosed, windowNotOpen } from './problems.ts';

export interface Window {
  opensAt: Date;
  closesAt: Date;
  isFixed: boolean;
  /** The latest leave that still holds, or null. */
  leaveUntil: Date | null;
  now: Date;
}

export async function windowOf(tx: Tx, returnId: string): Promise<Window> {
  const { rows } = await sql<Window>`
    SELECT r.opens_at AS "opensAt", r.closes_at AS "closesAt", r.state = 'fixed' AS "isFixed", clock_timestamp() AS now,
      (SELECT max(e.until_at) FROM office.return_exceptions e
        WHERE e.quarterly_return_id = q.quarterly_return_id AND e.until_at > clock_timestamp()) AS "leaveUntil"
    FROM office.quarterly_returns q JOIN office.return_rounds r USING (return_round_id)
    WHERE q.quarterly_return_id = ${returnId}::uuid`.execute(tx);
  return rows[0]!;
}

export type Openness = 'not_open' | 'open' | 'by_leave' | 'closed';

export function opennessOf({ opensAt, closesAt, isFixed, leaveUntil, now }: Window): Openness {
  if (leaveUntil && isFixed && now >= closesAt) return 'by_leave';
  if (!isFixed || now < opensAt) return 'not_open';
  return now < closesAt ? 'open' : 'closed';
}

/** @throws Problem returns.window_not_open, returns.window_closed */
export async function mustBeOpen(tx: Tx, returnId: string): Promise<{ isByLeave: boolean }> {
  const window = await windowOf(tx, returnId);
  const openness = opennessOf(window);
  if (openness === 'not_open') throw windowNotOpen(window.opensAt);
  if (openness === 'closed') throw windowClosed(window.closesAt);
  return { isByLeave: openness === 'by_leave' };
}
