/** What the publication desk's forms send. */
import type * as v from 'valibot';
import { choice, day, optional, rowId, version, words } from '#office/form-fields.ts';
import { line, prose } from '#office/letters/fields.ts';
import { levelNames } from '#clinic/advice/levels.ts';

export const ofPublication = { id: rowId, version };

export const toldFields = {
  title: line(5, 200),
  topic: words(2, 60),
  question: prose(10, 4000),
  facts: prose(3, 8000),
  level: choice(levelNames),
  conditions: optional(prose(3, 4000)),
  answer: prose(10, 10_000),
};

export type Told = v.InferOutput<v.ObjectSchema<typeof toldFields, undefined>>;

export const clearFields = { publishOn: day };
export const why = prose(5, 1000);
