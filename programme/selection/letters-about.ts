/** Letters of a selection: its memo for approval, the letters that invite its provinces, and the file that is kept of each. */
import { sql } from 'kysely';
import type { LetterState } from '#office/letters/states.ts';
import type { Tx } from '#platform/postgres/store.ts';

export interface SelectionLetter {
  id: string;
  kind: 'external' | 'memo';
  recipient: string;
  subject: string | null;
  state: LetterState;
  /** Hash of the file that everybody is given: the scan with its signature, else the numbered, else the signed. */
  sha256: string | null;
}

export async function lettersAbout(tx: Tx, selectionId: string): Promise<SelectionLetter[]> {
  const { rows } = await sql<SelectionLetter>`
    SELECT l.letter_id AS id, l.kind, l.recipient_name AS recipient, l.subject_line AS subject, l.state,
      (SELECT f.sha256 FROM office.letter_files f WHERE f.letter_id = l.letter_id AND f.purpose IN ('scan', 'numbered_pdf', 'signed_pdf')
        ORDER BY array_position(ARRAY['scan', 'numbered_pdf', 'signed_pdf'], f.purpose) LIMIT 1) AS sha256
    FROM office.letters l
    WHERE l.state <> 'withdrawn' AND l.letter_id IN (
      SELECT m.letter_id FROM office.letter_matters m WHERE m.about_kind = 'selection' AND m.about_id = ${selectionId}
      UNION ALL SELECT i.letter_id FROM office.selection_places x JOIN office.province_invitations i USING (province_iso, fiscal_year_be)
      WHERE x.selection_id = ${selectionId}::uuid AND i.letter_id IS NOT NULL)
    ORDER BY l.kind DESC, l.drafted_at`.execute(tx);
  return rows;
}
