/** Agencies enrol by the code on a letter: a new person signs up with it, or one already known adds a post. */
import { sql } from 'kysely';
import { hashOfCode, readAgencyCode } from '../agency-code.ts';
import type { Door, Knock } from './door.ts';
import type { FirstStep } from './first-step.ts';
import { enter } from './links.ts';
import { goodPassword } from './new-password.ts';
import { agencyCodeGone, agencyCodeSlip, haveAccount } from './problems.ts';
import type { Session } from './sessions.ts';
import { takeTurn, turnSucceeded } from './throttle.ts';

/** What a code is for, as its holder sees before typing anything else. */
export interface Invitation {
  agencyName: string;
  role: 'agency_head' | 'agency_officer';
  /** Of an officer: whom the head named. */
  forName: string | null;
}

/** @throws Problem sign_in.code_slip, sign_in.code_gone, sign_in.wait */
export async function lookAtCode(door: Door, typed: string, knock: Knock): Promise<Invitation> {
  const code = read(typed);
  const turn = await takeTurn(door, 'agency code', null, knock);
  return door.store.signIn(async (tx) => {
    const { rows } = await sql<Invitation>`
      SELECT agency_name AS "agencyName", role, for_name AS "forName" FROM auth.look_at_code(${code})`.execute(
      tx,
    );
    if (!rows[0]) throw agencyCodeGone();
    await turnSucceeded(tx, turn);
    return rows[0];
  });
}

export interface Enrolment {
  code: string;
  fullName: string;
  positionTitle: string | null;
  phone: string | null;
  email: string;
  password: string;
}

/**
 * Signs a new person up with a code.
 * @throws Problem sign_in.code_slip, code_gone, have_account, password_weak, wait
 */
export async function enrolByCode(door: Door, given: Enrolment, knock: Knock): Promise<FirstStep> {
  const { fullName, positionTitle, phone, email } = given;
  const code = read(given.code);
  const password = goodPassword(given.password, [fullName, email]);
  const turn = await takeTurn(door, 'agency code', null, knock);
  const hash = await door.passwords.hash(password);
  try {
    return await door.store.signIn(async (tx) => {
      const { rows } = await sql<{ person: string | null }>`
        SELECT auth.take_code(${code}, NULL, ${fullName}, ${positionTitle}, ${phone}, ${email}) AS person`.execute(
        tx,
      );
      const personId = rows[0]!.person;
      if (personId === null) throw agencyCodeGone();
      await turnSucceeded(tx, turn);
      return enter(tx, door, personId, hash, knock);
    });
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'people_email') throw haveAccount();
    throw error;
  }
}

/**
 * Adds the post of a code to somebody who is signed in.
 * @throws Problem sign_in.code_slip, code_gone, wait
 */
export async function joinByCode(
  door: Door,
  { personId }: Session,
  typed: string,
  knock: Knock,
): Promise<void> {
  const code = read(typed);
  const turn = await takeTurn(door, 'agency code', null, knock);
  await door.store.signIn(async (tx) => {
    const { rows } = await sql<{ person: string | null }>`
      SELECT auth.take_code(${code}, ${personId}, NULL, NULL, NULL, NULL) AS person`.execute(tx);
    if (rows[0]!.person === null) throw agencyCodeGone();
    await turnSucceeded(tx, turn);
  });
}

function read(typed: string): Buffer {
  const digits = readAgencyCode(typed);
  if (digits === null) throw agencyCodeSlip();
  return Buffer.from(hashOfCode(digits), 'hex');
}
