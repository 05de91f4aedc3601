/** What can be done at a return by whom, and what each deed asks. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import type { ReturnRow } from '#master-plan/returns/queries.ts';
import { levelOf, levels } from '#master-plan/returns/states.ts';
import { text } from '#master-plan/returns/text.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { Role } from '#office/staff/roles.ts';
import type { AskedField, AskedForm } from '#web/src/forms/asked.ts';

export const deeds = ['accept', 'send-back', 'take-back', 'leave'] as const;
export type Deed = (typeof deeds)[number];
export const isDeed = (name: string): name is Deed => (deeds as readonly string[]).includes(name);

/** Each level at its own step; leave is the Region's and the centre's. */
export function deedsFor(role: Role, { state, revisionNo }: ReturnRow): Deed[] {
  const level = levelOf(role);
  const own = level ? levels[level] : null;
  return [
    ...(own?.waits === state && revisionNo > 0 ? (['accept', 'send-back'] as const) : []),
    ...(own?.accepted === state ? (['take-back'] as const) : []),
    ...(mayDo(role, 'return:except') ? (['leave'] as const) : []),
  ];
}

export function deedForm(deed: Deed, language: Language, row: ReturnRow): AskedForm {
  const words = text[language];
  const reason: AskedField = {
    name: 'reason',
    label: words.deedReason,
    type: 'textarea',
    maxlength: 1000,
    required: true,
  };
  const until: AskedField = { name: 'untilOn', label: words.untilOn, type: 'day', required: true };
  const fields = { accept: [], 'send-back': [reason, until], 'take-back': [reason], leave: [until, reason] };
  return {
    title: words.deeds[deed],
    lead: words.leads[deed],
    fields: fields[deed],
    button: words.deeds[deed],
    hidden: { version: row.version, revisionNo: row.revisionNo, request_id: randomUUID() },
    back: { href: `/master-plan/returns/${row.id}`, label: words.back },
  }; // prettier-ignore
}
