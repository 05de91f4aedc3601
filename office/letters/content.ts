/** The words of a letter. A ลับ one has none here, whatever a form sends. */
import { contentMissing, secretHasNoCopy } from './problems.ts';

export interface Content {
  subjectLine: string | null;
  references: string[];
  enclosures: string[];
  body: string | null;
}

interface Written {
  subjectLine?: string | undefined;
  references: string[];
  enclosures: string[];
  body?: string | undefined;
}

/** @throws Problem letters.secret_has_no_copy, letters.content_missing */
export function contentOf(secrecy: 'ordinary' | 'secret', written: Written): Content {
  const { subjectLine, references, enclosures, body } = written;
  if (secrecy === 'secret') {
    const written =
      subjectLine !== undefined || body !== undefined || references.length + enclosures.length > 0;
    if (written) throw secretHasNoCopy();
    return { subjectLine: null, references: [], enclosures: [], body: null };
  }
  if (subjectLine === undefined || body === undefined) throw contentMissing();
  return { subjectLine, references, enclosures, body };
}
