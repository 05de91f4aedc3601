/** What can be done at a line: by which right, from which states, with which form and action. The action judges again. */
import { randomUUID } from 'node:crypto';
import type { Action, Me } from '#office/action.ts';
import { mayDo, type Permission } from '#office/staff/permissions.ts';
import type { Language } from '#kernel/texts.ts';
import { approveLine, proposeLine, returnLine } from '#programme/plan/actions/approve-line.ts';
import { changeDraft, reviseLine } from '#programme/plan/actions/change-line.ts';
import { carryOver, closeLine } from '#programme/plan/actions/close-line.ts';
import { recordActual } from '#programme/plan/actions/record-actual.ts';
import { recordMoney } from '#programme/plan/actions/record-money.ts';
import { budgetClasses } from '#programme/plan/kinds.ts';
import { thbOf } from '#kernel/baht.ts';
import type { PlanLine } from '#programme/plan/queries.ts';
import type { LineState } from '#programme/plan/states.ts';
import { text, type LineDeed } from '#programme/plan/text.ts';
import type { AskedField, AskedForm } from '#web/src/forms/asked.ts';
import { fundingOf, planAsked } from './line-form.ts';

interface Deed {
  may: Permission;
  from: LineState;
  action: Action<{ id: string }>;
  fields: (language: Language, line: PlanLine) => AskedField[];
  /** Beyond right and state. */
  offered?: (line: PlanLine, me: Me) => boolean;
}

const reason = (language: Language): AskedField[] => [
  { name: 'reason', label: text[language].reason, type: 'textarea', required: true, maxlength: 1000 },
];
const changed = (language: Language, line: PlanLine) => [
  ...planAsked(language, fundingOf(line), line),
  ...reason(language),
];
const closing = (language: Language): AskedField[] => [
  { name: 'closingWords', label: text[language].fields.closingWords, type: 'textarea', required: true, maxlength: 2000 }, // prettier-ignore
];
const basis = (language: Language): AskedField => ({
  name: 'basis',
  label: text[language].fields.basis,
  required: true,
  maxlength: 300,
});

function moneyFields(language: Language, line: PlanLine): AskedField[] {
  const { fields } = text[language];
  const [first] = line.budgets;
  const options = line.budgets.map(({ budgetClass }) => ({
    value: String(budgetClass),
    label: budgetClasses[budgetClass][language],
  }));
  const one = line.budgets.length === 1 && first;
  const sum = (name: 'committed' | 'spent'): AskedField => ({
    name,
    label: fields[name],
    hint: text[language].amountHint,
    value: one ? thbOf(one[`${name}Satang`]) : null,
    required: true,
    maxlength: 30,
    inputmode: 'numeric',
  });
  return [
    { name: 'budgetClass', label: fields.budgetClass, options, value: one ? String(one.budgetClass) : null, required: true }, // prettier-ignore
    sum('committed'),
    sum('spent'),
    basis(language),
  ];
}

export const deeds: Record<LineDeed, Deed> = {
  propose: { may: 'plan:draft', from: 'drafted', action: proposeLine, fields: () => [] },
  change: { may: 'plan:draft', from: 'drafted', action: changeDraft, fields: changed },
  approve: {
    may: 'plan:approve',
    from: 'proposed',
    action: approveLine,
    fields: () => [],
    offered: (line, me) => line.proposedById !== me.personId,
  },
  return: { may: 'plan:approve', from: 'proposed', action: returnLine, fields: reason },
  money: {
    may: 'plan:draft',
    from: 'approved',
    action: recordMoney,
    fields: moneyFields,
    offered: (line) => line.hasBudget,
  },
  actual: {
    may: 'plan:draft',
    from: 'approved',
    action: recordActual,
    fields: (language, line) => [
      { name: 'actual', label: text[language].fields.actual, value: line.actual.actual, required: true, maxlength: 30, inputmode: 'numeric' }, // prettier-ignore
      basis(language),
    ],
    offered: (line) => line.measure === 'typed',
  },
  revise: { may: 'plan:draft', from: 'approved', action: reviseLine, fields: changed },
  close: { may: 'plan:draft', from: 'approved', action: closeLine, fields: closing },
  carry: { may: 'plan:draft', from: 'approved', action: carryOver, fields: closing },
};

export const isDeed = (name: string): name is LineDeed => Object.hasOwn(deeds, name);

/** Those that a hat is offered at a line as it stands. */
export function offeredDeeds(line: PlanLine, me: Me): LineDeed[] {
  return (Object.keys(deeds) as LineDeed[]).filter((name) => {
    const { may, from, offered } = deeds[name];
    return from === line.state && mayDo(me.role, may) && (offered?.(line, me) ?? true);
  });
}

export function deedForm(name: LineDeed, line: PlanLine, language: Language): AskedForm {
  const { title, button, lead } = text[language].deeds[name];
  return {
    title,
    lead,
    fields: deeds[name].fields(language, line),
    button,
    hidden: { version: line.version, request_id: randomUUID() },
    back: { href: `/plan/lines/${line.id}`, label: text[language].back },
  };
}
