/** From which score a body passes: data with its years and marks. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

const schema = v.strictObject({
  marks: v.array(
    v.strictObject({
      from_be: v.number(),
      pass: v.number(),
      excellent: v.number(),
      verified: v.boolean(),
      source: v.string(),
    }),
  ),
});

export type Mark = v.InferOutput<typeof schema>['marks'][number];

const { marks } = v.parse(schema, parse(readFileSync(join(import.meta.dirname, 'marks.yaml'), 'utf8')));

/** Of a fiscal year: the last that began no later. */
export const markOf = (be: number): Mark => marks.findLast(({ from_be: from }) => from <= be) ?? marks[0]!;
