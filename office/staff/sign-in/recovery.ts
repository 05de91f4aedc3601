/** Recovery codes: ten of them, 24 digits each (80 bits), for the day when the device is lost. Each works once. */
import { sql } from 'kysely';
import { digestOf, randomText } from '#platform/crypto/tokens.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { inGroups } from '../typed-digits.ts';

export interface RecoveryCodes {
  /** In groups of four; shown once. */
  shown: string[];
  /** What is kept, in hex. */
  hashes: string[];
}

export const recoveryLength = 24;

export function newRecoveryCodes(): RecoveryCodes {
  const codes = Array.from({ length: 10 }, () => randomText('0123456789', recoveryLength));
  return {
    shown: codes.map(inGroups),
    hashes: codes.map((code) => digestOf(code).toString('hex')),
  };
}

export async function keepRecoveryCodes(tx: Tx, personId: string, { hashes }: RecoveryCodes): Promise<void> {
  const digests = hashes.map((hash) => Buffer.from(hash, 'hex'));
  await sql`DELETE FROM auth.recovery_codes WHERE person_id = ${personId}`.execute(tx);
  await sql`INSERT INTO auth.recovery_codes SELECT ${personId}::uuid, unnest(${digests}::bytea[])`.execute(
    tx,
  );
}

/** Uses a code up. Of two at once, one succeeds. @returns how many are left, or null when it is not good */
export async function useRecoveryCode(tx: Tx, personId: string, digits: string): Promise<number | null> {
  const { rows } = await sql`
    DELETE FROM auth.recovery_codes WHERE person_id = ${personId} AND code_hash = ${digestOf(digits)}
    RETURNING 1 AS used`.execute(tx);
  if (rows.length === 0) return null;
  const left = await recoveryCodesLeft(tx, personId);
  await sql`SELECT auth.note('person.recovery_code_used', ${personId}, ${JSON.stringify({ left })}::jsonb)`.execute(
    tx,
  );
  return left;
}

export async function recoveryCodesLeft(tx: Tx, personId: string): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    SELECT count(*) AS "left" FROM auth.recovery_codes WHERE person_id = ${personId}`.execute(tx);
  return rows[0]!.left;
}
