/**
 * Guessing is slowed, and nobody is locked out. Tries are counted before they are made (a hundred at once
 * count as a hundred), per account and per network address, in marks that give neither away. After some
 * free tries each one costs a wait that doubles up to a limit. A browser on which the person has signed in
 * before has a count of its own: who guesses from elsewhere makes only themselves wait.
 */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import type { Door, Knock } from './door.ts';
import { wait } from './problems.ts';

interface Limit {
  /** Tries without a wait. */
  free: number;
  /** Seconds of the first wait; each further try doubles it. */
  first: number;
  /** Seconds that a wait never exceeds. */
  most: number;
}

const limits = {
  account: { free: 5, first: 2, most: 900 },
  browser: { free: 10, first: 2, most: 60 },
  machine: { free: 40, first: 1, most: 60 },
} as const satisfies Record<string, Limit>;

/** A count is forgotten after so long without a try, in milliseconds. */
const forgotten = 24 * 3_600_000;

export interface Turn {
  /** Set back to none when the try succeeds. */
  own: Buffer;
  /** Gets the one try back: a right password says nothing about the others from that address. */
  machine: Buffer;
}

/**
 * Takes a turn at `what` ('password', 'code' …) of an account, or refuses it with the seconds to wait. The
 * same statements run whether or not there is such an account.
 * @param account the e-mail address as typed, or a person's id; null where a code or link stands for itself
 * @throws Problem sign_in.wait
 */
export async function takeTurn(
  door: Door,
  what: string,
  account: string | null,
  knock: Knock,
): Promise<Turn> {
  const { machine, browser } = knock;
  const marks = {
    account: door.keys.mark('attempts', `${what} account ${account}`),
    browser: door.keys.mark('attempts', `${what} browser ${browser} ${account}`),
    machine: door.keys.mark('attempts', `machine ${machine}`),
  };
  return door.store.signIn(async (tx) => {
    const own =
      account === null ? 'machine' : (await isKnown(tx, door, account, browser)) ? 'browser' : 'account';
    const turn = { own: marks[own], machine: marks.machine };
    const seconds = await secondsToWait(tx, door, [
      ...(own === 'machine' ? [] : [[turn.own, limits[own]] as const]),
      [turn.machine, limits.machine],
    ]);
    if (seconds > 0) throw wait(seconds);
    await sql`UPDATE auth.attempts SET last_at = ${door.now()},
        tries = CASE WHEN last_at < ${forgottenBefore(door)} THEN 1 ELSE tries + 1 END
      WHERE bucket IN (${turn.own}, ${turn.machine})`.execute(tx);
    return turn;
  });
}

/** After a try that was right; in the transaction that lets the person in. */
export async function turnSucceeded(tx: Tx, { own, machine }: Turn): Promise<void> {
  await sql`WITH locked AS (SELECT bucket FROM auth.attempts WHERE bucket IN (${own}, ${machine}) ORDER BY bucket FOR UPDATE)
    UPDATE auth.attempts AS a SET tries = CASE a.bucket WHEN ${machine} THEN greatest(tries - 1, 0) ELSE 0 END
    FROM locked WHERE a.bucket = locked.bucket`.execute(tx);
}

/** Drops counts nobody will ask for again. */
export async function forgetOldAttempts(tx: Tx, door: Door): Promise<void> {
  await sql`DELETE FROM auth.attempts WHERE last_at < ${forgottenBefore(door)}`.execute(tx);
}

const forgottenBefore = (door: Door) => new Date(door.now().getTime() - forgotten);

async function isKnown(tx: Tx, door: Door, account: string, browser: string): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    SELECT EXISTS (
      SELECT FROM auth.known_browsers AS b WHERE b.browser_hash = ${door.keys.mark('browser', browser)}
        AND (b.person_id::text = ${account} OR b.person_id IN (SELECT person_id FROM auth.person_of(${account})))
    ) AS known`.execute(tx);
  return rows[0]!.known;
}

async function secondsToWait(tx: Tx, door: Door, buckets: (readonly [Buffer, Limit])[]): Promise<number> {
  const now = door.now();
  const marks = buckets.map(([mark]) => mark);
  await sql`INSERT INTO auth.attempts (bucket, tries, last_at)
    SELECT unnest(${marks}::bytea[]), 0, ${now} ORDER BY 1 ON CONFLICT DO NOTHING`.execute(tx);
  const { rows } = await sql<{ bucket: Buffer; tries: number; last_at: Date }>`
    SELECT bucket, tries, last_at FROM auth.attempts WHERE bucket = ANY (${marks}::bytea[])
    ORDER BY bucket FOR UPDATE`.execute(tx);
  const waits = buckets.map(([mark, limit]) => {
    const row = rows.find(({ bucket }) => bucket.equals(mark))!;
    if (row.last_at < forgottenBefore(door)) return 0;
    // A clock that was set back must not make anybody wait for the time in between.
    const passed = Math.max(0, now.getTime() - row.last_at.getTime());
    return 1000 * delay(limit, row.tries) - passed;
  });
  return Math.ceil(Math.max(0, ...waits) / 1000);
}

/** Seconds between a try and the next. */
function delay({ free, first, most }: Limit, tries: number): number {
  return tries < free ? 0 : Math.min(most, first * 2 ** Math.min(tries - free, 30));
}
