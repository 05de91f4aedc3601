/** The desk drafts a line of its plan. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { newLineFields } from '../line-fields.ts';
import { addLine, areaOf, mustBeClear, mustBeOpen, mustLieIn, placeOf, plannedOf } from '../line.ts';
import { thbOf } from '#kernel/baht.ts';
import { noMoney } from '../money.ts';
import { lineSubject } from '../states.ts';

const textOf = (hundredths: bigint | undefined) => (hundredths === undefined ? null : thbOf(hundredths));

export const draftLine = action({
  name: 'plan_line.draft',
  may: 'plan:draft',
  writes: 'plan_line.drafted',
  subject: lineSubject,
  from: 'new',
  input: v.object(newLineFields),
  async run({ tx, me }, { be, provinceIso, step, measure, funding, ...typed }) {
    const areaNo = areaOf(me, typed.areaNo);
    await mustLieIn(tx, areaNo, provinceIso);
    await mustBeOpen(tx, be);
    mustBeClear(measure, typed);
    const planned = plannedOf(funding, typed);
    const line = { be, areaNo, provinceIso: provinceIso ?? null, step, measure };
    const id = await addLine(tx, me, {
      ...line,
      title: typed.title,
      unit: typed.unit ?? null,
      baseline: textOf(typed.baseline),
      baselineBasis: typed.baselineBasis ?? null,
      target: thbOf(typed.target),
      hasBudget: funding !== 'none',
      carriedFrom: null,
      budgets: [...planned].map(([budgetClass, plannedSatang]) => ({
        ...noMoney,
        budgetClass,
        plannedSatang,
      })),
    });
    return { subjectId: id, place: placeOf(line), data: { year: be, step, measure }, result: { id } };
  },
});
