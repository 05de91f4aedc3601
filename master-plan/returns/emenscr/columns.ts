/** In which columns projects are keyed into eMENSCR, as far as it is known: data, with its mark. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import type { EmenscrRow } from './rows.ts';

const cells = [
  'emenscr',
  'title',
  'body',
  'province',
  'goalCode',
  'goal',
  'guideline',
  'parts',
  'beginsOn',
  'endsOn',
  'received',
  'spent',
  'unit',
  'target',
  'result',
  'beneficiaries',
  'progress',
  'obstacle',
  'support',
  'evidence',
] as const satisfies (keyof EmenscrRow)[];

const schema = v.strictObject({
  verified: v.boolean(),
  as_of: v.pipe(v.string(), v.isoDate()),
  columns: v.array(
    v.strictObject({
      from: v.picklist(cells),
      th: v.string(),
      en: v.string(),
      kind: v.picklist(['text', 'number']),
    }),
  ),
});

export const emenscr = v.parse(
  schema,
  parse(readFileSync(join(import.meta.dirname, 'columns.yaml'), 'utf8')),
);
