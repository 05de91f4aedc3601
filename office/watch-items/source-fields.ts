/** The part of an input that describes a source, for the two actions that take one. */
import { choice, day, words } from '#office/form-fields.ts';
import { enteredSources, type Secrecy, type SourceKind } from './kinds.ts';
import type { NewSource } from './source.ts';

export const sourceFields = {
  sourceKind: choice(enteredSources),
  datedOn: day,
  secrecy: choice(['ordinary', 'secret']),
  origin: words(2, 300),
  note: words(3, 4000),
};

export function sourceOf(typed: {
  sourceKind: SourceKind;
  datedOn: string;
  secrecy: Secrecy;
  origin: string;
  note: string;
}): NewSource {
  const { sourceKind: kind, datedOn, secrecy, origin, note } = typed;
  return { kind, datedOn, secrecy, origin, note };
}
