/** What the forms of asking online send. Only the clinic, the topic and the question are needed. */
import * as v from 'valibot';
import { thbOf } from '#kernel/baht.ts';
import { askerKindNames } from '#clinic/consultations/kinds.ts';
import { didNames, outcomeNames } from '#clinic/advice/after-states.ts';
import { amount, choice, day, optional, rowId, wholeNumber } from '#office/form-fields.ts';
import { line, prose } from '#office/letters/fields.ts';

const noProvince = 'เลือกจังหวัด · Choose a province';

export const askedFields = v.object({
  askerKind: choice(askerKindNames),
  areaNo: wholeNumber(1, 9),
  topic: line(2, 60),
  question: prose(10, 4000),
  decideByOn: optional(day),
  amountThb: optional(v.pipe(amount, v.transform(thbOf))),
  counterpart: optional(line(2, 300)),
  law: optional(line(2, 500)),
  knownTo: optional(line(2, 300)),
  askerName: optional(line(2, 200)),
  contact: optional(line(3, 200)),
  /** As told: linking it with the register is the officer's. */
  agencySaid: optional(line(2, 200)),
  provinceIso: optional(v.pipe(v.string(noProvince), v.regex(/^TH-\d{2}$/u, noProvince))),
});

export type Asked = v.InferOutput<typeof askedFields>;

/** What goes on from the first step to the second, unseen. */
export const askedNames = Object.keys(askedFields.entries) as (keyof Asked)[];

export const writtenFields = v.object({ sendingId: rowId, words: prose(3, 4000) });

export const toldFields = v.object({
  followUpId: rowId,
  did: choice(didNames.filter((did) => did !== 'cannot_reach') as [(typeof didNames)[number]]),
  outcome: optional(choice(outcomeNames)),
  changedThb: optional(v.pipe(amount, v.transform(thbOf))),
  note: optional(prose(3, 2000)),
});
