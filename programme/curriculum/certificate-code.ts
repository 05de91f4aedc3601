/**
 * The code of a certificate: 120 bits made from what the paper says, with the key beside the database. A code that
 * was made up finds nothing; a row that was written or changed by hand does not fit its code.
 */
import { createHash } from 'node:crypto';
import type { Keys } from '#platform/crypto/keys.ts';

/** What the paper says, and what its code vouches for. */
export interface CertificateFacts {
  certificateId: string;
  numberYearBe: number;
  numberNo: number;
  holderName: string;
  holderTitle: string | null;
  courseTh: string;
  courseEn: string;
  versionNo: number;
  hours: number;
  /** ISO day. */
  issuedOn: string;
}

/** No I, L, O, U: nothing that is read as something else. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const codeLength = 24;

/** Makes codes. Only an instance is taken by the action, so no form can bring one of its own. */
export class CertificateSeal {
  readonly #keys: Pick<Keys, 'mark'>;

  constructor(keys: Pick<Keys, 'mark'>) {
    this.#keys = keys;
  }

  codeOf(facts: CertificateFacts): string {
    const { certificateId, numberYearBe, numberNo, holderName, holderTitle, courseTh, courseEn } = facts;
    const { versionNo, hours, issuedOn } = facts;
    const said = [
      certificateId,
      numberYearBe,
      numberNo,
      holderName,
      holderTitle,
      courseTh,
      courseEn,
      versionNo,
      hours,
      issuedOn,
    ];
    return inLetters(this.#keys.mark('certificate', JSON.stringify(said)));
  }
}

/** Five bits a letter, from the front. */
function inLetters(mark: Uint8Array): string {
  let code = '';
  for (let at = 0; code.length < codeLength; at += 5) {
    const bits = (mark[at >> 3]! << 8) | (mark[(at >> 3) + 1] ?? 0);
    code += alphabet[(bits >> (11 - (at & 7))) & 31]!;
  }
  return code;
}

/** What is kept of a code, to find its row. */
export const digestOfCode = (code: string): Buffer => createHash('sha256').update(code).digest();

/** As somebody types it: small letters, blanks and dashes, O for 0, I and L for 1; null where it can be none. */
export function typedCode(typed: string): string | null {
  if (typed.length > 100) return null;
  const code = typed.toUpperCase().replace(/[\s-]/gu, '').replaceAll('O', '0').replace(/[IL]/gu, '1');
  return code.length === codeLength && Array.from(code).every((one) => alphabet.includes(one)) ? code : null;
}

/** 'ABCD-EFGH-…', as it is printed. */
export const spacedCode = (code: string): string => code.replace(/(.{4})(?=.)/gu, '$1-');

/** '2570/00012' */
export const certificateNumber = ({
  numberYearBe,
  numberNo,
}: Pick<CertificateFacts, 'numberYearBe' | 'numberNo'>): string =>
  `${numberYearBe}/${String(numberNo).padStart(5, '0')}`;
