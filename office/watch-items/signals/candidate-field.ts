/** A candidate as an input of actions. It comes from the analysis through the page's own code, never from a form. */
import * as v from 'valibot';
import type { Candidate } from './frozen.ts';

const shape = v.looseObject({
  generation: v.pipe(v.number(), v.integer(), v.minValue(0)),
  areaNo: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9))),
  provinceIso: v.nullable(v.pipe(v.string(), v.regex(/^TH-\d{2}$/u))),
  content: v.looseObject({
    format: v.literal(1),
    subject: v.looseObject({
      kind: v.string(),
      id: v.string(),
      fiscalYearBe: v.number(),
      agencyId: v.nullable(v.string()),
    }),
    flags: v.array(v.looseObject({ flagId: v.string(), version: v.number() })),
  }),
});

export const candidateField = v.custom<Candidate>((given) => v.is(shape, given), 'candidate');
