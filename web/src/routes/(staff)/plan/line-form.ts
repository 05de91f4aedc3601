/** The fields of a line: what is planned. A line without budget is asked for no money. */
import type { Language } from '#kernel/texts.ts';
import { classesOf, fundings, measures, steps, type Funding } from '#programme/plan/kinds.ts';
import { thbOf } from '#kernel/baht.ts';
import type { PlanLine } from '#programme/plan/queries.ts';
import { text } from '#programme/plan/text.ts';
import type { AskedField } from '#web/src/forms/asked.ts';
import { optionsOf } from '#web/src/routes/(staff)/watch-items/deed-forms.ts';

/** Of a new line: where and what. */
export function whatAsked(
  language: Language,
  areas: readonly number[],
  provinces: readonly { value: string; label: string }[],
): AskedField[] {
  const words = text[language];
  const area: AskedField = { name: 'areaNo', label: words.area, options: areas.map((no) => ({ value: String(no), label: String(no) })), required: true }; // prettier-ignore
  return [
    ...(areas.length > 1 ? [area] : []),
    { name: 'provinceIso', label: words.province, hint: words.whole, options: provinces },
    {
      name: 'step',
      label: words.step,
      options: Object.entries(steps).map(([value, step]) => ({
        value,
        label: `${step.no} ${step[language]}`,
      })),
      required: true,
    },
    { name: 'measure', label: words.measures, options: optionsOf(measures, language), required: true },
  ];
}

/** Of any line: how much. */
export function planAsked(language: Language, funding: Funding, line: PlanLine | null): AskedField[] {
  const words = text[language];
  const isTyped = line === null || line.measure === 'typed';
  const fields: AskedField[] = [
    { name: 'title', label: words.lineTitle, value: line?.title ?? null, required: true, maxlength: 300 },
    { name: 'target', label: words.target, hint: words.amountHint, value: line?.target ?? null, required: true, maxlength: 30, inputmode: 'numeric' }, // prettier-ignore
    ...(isTyped ? [{ name: 'unit', label: words.unit, hint: words.unitHint, value: line?.unit ?? null, maxlength: 60 }] : []), // prettier-ignore
    { name: 'baseline', label: words.baseline, value: line?.baseline ?? null, maxlength: 30, inputmode: 'numeric' }, // prettier-ignore
    { name: 'baselineBasis', label: words.baselineBasis, value: line?.baselineBasis ?? null, maxlength: 300 },
  ];
  return [...fields, ...moneyAsked(language, funding, line)];
}

function moneyAsked(language: Language, funding: Funding, line: PlanLine | null): AskedField[] {
  const words = text[language];
  const classes = classesOf[funding];
  const money = classes.map((budgetClass): AskedField => {
    const budget = line?.budgets.find((one) => one.budgetClass === budgetClass);
    return {
      name: `planned${budgetClass}`,
      label: words[`planned${budgetClass}`],
      hint: words.amountHint,
      value: budget ? thbOf(budget.plannedSatang) : null,
      required: true,
      maxlength: 30,
      inputmode: 'numeric',
    };
  });
  const total: AskedField = { name: 'plannedTotal', label: words.plannedTotal, hint: words.plannedTotalHint, maxlength: 30, inputmode: 'numeric' }; // prettier-ignore
  return classes.length > 1 ? [...money, total] : money;
}

export const fundingName = (funding: Funding, language: Language): string => fundings[funding][language];

export function fundingOf({ hasBudget, budgets }: PlanLine): Funding {
  if (!hasBudget) return 'none';
  if (budgets.length > 1) return 'both';
  return budgets[0]?.budgetClass === 2 ? 'agency' : 'integrated';
}
