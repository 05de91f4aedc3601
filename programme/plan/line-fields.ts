/** What a form says of a line: amounts as people write them, exact; a part that is wrong is told at its field. */
import * as v from 'valibot';
import { amount, choice, optional, rowId, version, wholeNumber, words } from '#office/form-fields.ts';
import { fundingNames, measureNames, stepNames } from './kinds.ts';

export const provinceField = v.pipe(
  v.string('เลือกจังหวัด · Choose a province'),
  v.regex(/^TH-\d{2}$/u, 'เลือกจังหวัด · Choose a province'),
);

/** What the plan itself says; money by class, as its funding has it. */
export const planFields = {
  title: words(5, 300),
  unit: optional(words(1, 60)),
  baseline: optional(amount),
  baselineBasis: optional(words(3, 300)),
  target: amount,
  planned1: optional(amount),
  planned2: optional(amount),
  /** Where somebody has the total on paper: it must be the sum of its parts. */
  plannedTotal: optional(amount),
};

export const newLineFields = {
  be: wholeNumber(2550, 2650),
  areaNo: optional(wholeNumber(1, 9)),
  provinceIso: optional(provinceField),
  step: choice(stepNames),
  measure: choice(measureNames),
  funding: choice(fundingNames),
  ...planFields,
};

export const lineId = { id: rowId, version };
export const reason = words(5, 1000);
