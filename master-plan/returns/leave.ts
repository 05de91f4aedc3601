/** Leave to send after the window: for one return, to the end of a day of Bangkok. It ends by itself. */
import { sql } from 'kysely';
import type { Me } from '#office/action.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { leaveInThePast } from './problems.ts';

/** @throws Problem returns.leave_in_the_past */
export async function grantLeave(
  tx: Tx,
  me: Me,
  { id, untilOn, reason }: { id: string; untilOn: string; reason: string },
): Promise<void> {
  const until = new Date(`${untilOn}T23:59:59+07:00`);
  if (until <= new Date()) throw leaveInThePast();
  await sql`
    INSERT INTO office.return_exceptions (quarterly_return_id, until_at, reason, granted_by)
    VALUES (${id}::uuid, ${until}, ${reason}, ${me.personId}::uuid)`.execute(tx);
}
