/** A letter as it is put on paper: what the template needs, in official Thai, as values. */
import { join } from 'node:path';
import { sql } from 'kysely';
import { officialDate, thaiDigits, thaiDigitsInProse } from '#kernel/official-thai.ts';
import { thaiPieces, type Pieces } from '#kernel/thai-pieces.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { RenderRequest } from '#platform/typst/render-process.ts';
import { urgencies, type Urgency } from './kinds.ts';
import { secretHasNoCopy } from './problems.ts';
import type { LetterState } from './states.ts';

/** What stands at the head and foot of an office's letters. */
export interface LetterHead {
  name: string;
  address: string | null;
  owner: string | null;
  phone: string | null;
  numberPrefix: string | null;
}

export interface PaperFacts {
  kind: 'external' | 'memo';
  urgency: Urgency;
  state: LetterState;
  recipientName: string;
  subjectLine: string;
  references: string[];
  enclosures: string[];
  body: string;
  signerName: string | null;
  signerTitle: string | null;
  /** ISO days. */
  draftedOn: string;
  numberedOn: string | null;
  registerNo: number | null;
  isDemonstration: boolean;
  head: LetterHead;
}

/** @throws Problem office.not_found, letters.secret_has_no_copy */
export async function readPaper(tx: Tx, letterId: string): Promise<RenderRequest> {
  const { rows } = await sql<PaperFacts & { officeNo: number; secrecy: string; head: LetterHead | null }>`
    SELECT kind, urgency, state, secrecy, office_no AS "officeNo", recipient_name AS "recipientName", subject_line AS "subjectLine",
      reference_lines AS references, enclosure_lines AS enclosures, body, signer_name AS "signerName",
      signer_title AS "signerTitle", (drafted_at AT TIME ZONE 'Asia/Bangkok')::date::text AS "draftedOn",
      numbered_on::text AS "numberedOn", register_no AS "registerNo", is_demonstration AS "isDemonstration", head
    FROM office.letters WHERE letter_id = ${letterId}`.execute(tx);
  const row = rows[0];
  if (!row) throw notFound();
  if (row.secrecy === 'secret') throw secretHasNoCopy();
  return paperOf({ ...row, head: row.head ?? (await headOf(tx, row.officeNo)) });
}

export async function headOf(tx: Tx, officeNo: number): Promise<LetterHead> {
  const { rows } = await sql<LetterHead>`
    SELECT name_th AS name, address_th AS address, owner_th AS owner, phone_th AS phone, number_prefix AS "numberPrefix"
    FROM office.letter_offices WHERE office_no = ${officeNo}`.execute(tx);
  return rows[0]!;
}

/** 'ปป ๐๐๐๗/๑๒๓'; without a number the stroke stays, for the register's stamp. */
export function officialNumber(prefix: string | null, registerNo: number | null): string {
  const before = prefix === null ? '' : thaiDigits(prefix);
  return registerNo === null && before === ''
    ? ''
    : `${before}/${registerNo === null ? '' : thaiDigits(registerNo)}`;
}

/** The template and its values; every text a value, in Thai digits. */
export function paperOf(facts: PaperFacts): RenderRequest {
  const { head, kind } = facts;
  const [year, month, day] = facts.draftedOn.split('-').map(Number);
  return {
    template: join(import.meta.dirname, 'templates', `${kind}.typ`),
    data: {
      isDraft: facts.state === 'drafted' || facts.state === 'reviewed',
      isDemonstration: facts.isDemonstration,
      made: { year, month, day },
      title: facts.subjectLine,
      urgency: facts.urgency === 'ordinary' ? '' : urgencies[facts.urgency].th,
      number: officialNumber(head.numberPrefix, facts.registerNo),
      date: facts.numberedOn === null ? '' : officialDate(facts.numberedOn),
      office: {
        name: pieces(head.name),
        address: linesOf(head.address ?? ''),
        owner: pieces(head.owner ?? ''),
        phone: thaiDigits(head.phone ?? ''),
      },
      subject: pieces(facts.subjectLine),
      recipient: pieces(facts.recipientName),
      references: facts.references.map(pieces),
      enclosures: facts.enclosures.map(pieces),
      paragraphs: paragraphsOf(facts.body),
      signer: { name: facts.signerName ?? '', title: pieces(facts.signerTitle ?? '') },
    },
  };
}

/** In Thai digits, as letters are written. */
const pieces = (text: string): Pieces => thaiPieces(thaiDigitsInProse(text));

const linesOf = (text: string): Pieces[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(pieces);

/** Paragraphs are set apart by an empty line; a single line end stays a line end. */
function paragraphsOf(body: string): Pieces[][] {
  return body
    .split(/\n[ \t]*\n\s*/u)
    .map(linesOf)
    .filter((paragraph) => paragraph.length > 0);
}
