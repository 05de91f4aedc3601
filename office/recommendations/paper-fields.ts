/** The part of an input that names a document: its kind, day and origin, all or none. */
import { bangkokToday } from '#kernel/working-days.ts';
import { choice, day, optional, words } from '#office/form-fields.ts';
import type { Paper } from './entry.ts';
import { dayAhead, documentUnclear } from './problems.ts';
import { independentDocumentNames, letterKindNames } from './states.ts';

export const independentPaperFields = {
  documentKind: optional(choice(independentDocumentNames)),
  documentOn: optional(day),
  documentOrigin: optional(words(2, 300)),
};

export const letterFields = {
  documentKind: choice(letterKindNames),
  documentOn: day,
  documentOrigin: words(2, 300),
};

/** @throws Problem recommendations.document_unclear, recommendations.day_ahead */
export function paperOf(typed: {
  documentKind?: string | undefined;
  documentOn?: string | undefined;
  documentOrigin?: string | undefined;
}): Paper {
  const { documentKind: kind, documentOn: on, documentOrigin: origin } = typed;
  if (kind === undefined || on === undefined || origin === undefined) throw documentUnclear();
  if (on > bangkokToday(new Date())) throw dayAhead('documentOn');
  return { kind, on, origin };
}
