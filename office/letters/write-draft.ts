/** Writing a draft within another action's transaction: a desk that composes a letter itself does it this way. */
import { sql } from 'kysely';
import { recordEvent, type Me } from '#office/action.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { contentOf } from './content.ts';
import type { RecipientKind, Urgency } from './kinds.ts';
import { officeOf, placeOf } from './office-of.ts';
import { recipientOf } from './recipient.ts';
import { letter } from './states.ts';

export interface NewDraft {
  kind: 'external' | 'memo';
  secrecy: 'ordinary' | 'secret';
  urgency?: Urgency;
  recipientKind: RecipientKind;
  recipientId?: string | undefined;
  recipientName?: string | undefined;
  subjectLine?: string | undefined;
  references: string[];
  enclosures: string[];
  body?: string | undefined;
  replyDueOn?: string | undefined;
}

/** The event is the caller's to write, by `recordDraft` or as the action's own. @throws Problem */
export async function writeDraft(
  tx: Tx,
  me: Me,
  wanted: NewDraft,
): Promise<{ id: string; officeNo: number }> {
  const officeNo = officeOf(me);
  const recipient = await recipientOf(tx, wanted);
  const { subjectLine, references, enclosures, body } = contentOf(wanted.secrecy, wanted);
  const { rows } = await sql<{ id: string }>`
    INSERT INTO office.letters (office_no, kind, secrecy, urgency, recipient_kind, recipient_id, recipient_name, subject_line,
      reference_lines, enclosure_lines, body, reply_due_on, drafted_by)
    VALUES (${officeNo}, ${wanted.kind}, ${wanted.secrecy}, ${wanted.urgency ?? 'ordinary'}, ${recipient.kind}, ${recipient.id},
      ${recipient.name}, ${subjectLine}, ${references}, ${enclosures}, ${body}, ${wanted.replyDueOn ?? null}::date, ${me.personId})
    RETURNING letter_id AS id`.execute(tx);
  return { id: rows[0]!.id, officeNo };
}

export async function recordDraft(
  tx: Tx,
  { id, officeNo }: { id: string; officeNo: number },
  wanted: NewDraft,
): Promise<void> {
  await recordEvent(tx, {
    name: 'letter.drafted',
    subjectKind: letter.kind,
    subjectId: id,
    place: placeOf(officeNo),
    data: { secrecy: wanted.secrecy, recipient: wanted.recipientKind },
  });
}
