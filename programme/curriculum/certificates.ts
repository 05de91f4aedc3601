/** Certificates: the holder's own, those of a desk's scope, and what somebody sees who checks a code. */
import { sql } from 'kysely';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { digestOfCode, typedCode, type CertificateFacts, type CertificateSeal } from './certificate-code.ts';
import type { CertificateState } from './states.ts';

export interface Certificate extends CertificateFacts {
  state: CertificateState;
  version: number;
  attemptId: string;
  pdfSha256: string | null;
  /** For the holder and the desks; whoever checks a code never reads it. */
  revokedReason: string | null;
  revokedOn: string | null;
  isOwn: boolean;
  isDemonstration: boolean;
}

const factRows = sql`certificate_id AS "certificateId", number_year_be AS "numberYearBe", number_no AS "numberNo", holder_name AS "holderName",
  holder_title AS "holderTitle", course_th AS "courseTh", course_en AS "courseEn", version_no AS "versionNo", hours::float8 AS hours,
  issued_on AS "issuedOn", state, revoked_on AS "revokedOn", is_demonstration AS "isDemonstration"`;
const ownRows = sql`SELECT ${factRows}, version, attempt_id AS "attemptId", pdf_sha256 AS "pdfSha256", revoked_reason AS "revokedReason",
  coalesce(person_id = (SELECT office.my_person_id()), false) AS "isOwn" FROM office.certificates`;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** The reader's own, newest first. */
export async function ownCertificates(tx: Tx): Promise<Certificate[]> {
  const { rows } =
    await sql<Certificate>`${ownRows} WHERE person_id = (SELECT office.my_person_id()) ORDER BY issued_on DESC LIMIT 100`.execute(
      tx,
    );
  return rows;
}

/** For the holder, and the desk in whose scope it was earned. @throws Problem office.not_found */
export async function readCertificate(tx: Tx, id: string): Promise<Certificate> {
  const { rows } =
    await sql<Certificate>`${ownRows} WHERE certificate_id = ${uuid.test(id) ? id : null}::uuid`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** What a code finds: nothing, a certificate as its paper says it, or a row that does not fit its code. */
export type Checked =
  | { found: 'unknown' | 'altered' }
  | { found: CertificateState; facts: CertificateFacts; revokedOn: string | null; isDemonstration: boolean };

/** The same answer for whatever is no code of ours, made up or mistyped. */
export async function checkCode(tx: Tx, seal: CertificateSeal, typed: string): Promise<Checked> {
  const code = typedCode(typed);
  const digest = digestOfCode(code ?? typed.slice(0, 100));
  const { rows } = await sql<CertificateFacts & Pick<Certificate, 'state' | 'revokedOn' | 'isDemonstration'>>`
    SELECT ${factRows} FROM office.certificate_shown(${digest})`.execute(tx);
  const row = rows[0];
  if (!row || code === null) return { found: 'unknown' };
  const { state, revokedOn, isDemonstration, ...facts } = row;
  if (seal.codeOf(facts) !== code) return { found: 'altered' };
  return { found: state, facts, revokedOn, isDemonstration };
}
