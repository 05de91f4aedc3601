/** The code with which an asker comes back: of the same make as those on letters, 86 random bits and two digits that check them. */
import { hashOfCode, readAgencyCode } from '#office/staff/agency-code.ts';
import { codeSlip } from './problems.ts';

/** The digest of a code as typed, which is all the database knows of it. @throws Problem asking.code_slip */
export function readCode(typed: unknown): Buffer {
  const digits = typeof typed === 'string' ? readAgencyCode(typed) : null;
  if (digits === null) throw codeSlip();
  return Buffer.from(hashOfCode(digits), 'hex');
}
