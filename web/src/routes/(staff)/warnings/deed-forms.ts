/** The forms of urgent warnings: what each asks. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import type { Action } from '#office/action.ts';
import { logCall } from '#watch/warnings/actions/call.ts';
import { recordCopy } from '#watch/warnings/actions/copy.ts';
import { settleWarning } from '#watch/warnings/actions/settle.ts';
import { withdrawWarning } from '#watch/warnings/actions/withdraw.ts';
import { powers } from '#watch/warnings/powers.ts';
import type { Warning } from '#watch/warnings/queries.ts';
import { addressees } from '#watch/warnings/states.ts';
import type { Supervisor } from '#watch/warnings/supervisors.ts';
import { warningsText } from '#watch/warnings/text.ts';
import type { AskedField, AskedForm } from '#web/src/forms/asked.ts';
import { optionsOf } from '../watch-items/deed-forms.ts';

const today = () => bangkokToday(new Date());

/** A new warning about an item; who supervises the agency is proposed. */
export function draftForm(language: Language, itemId: string, supervisor: Supervisor): AskedForm {
  const words = warningsText[language];
  const cited = powers.powers.map((one) => ({
    value: one.id,
    label: `${addressees[one.of][language]}: ${one[`law_${language}`]}`,
  }));
  const mark = powers.verified ? '' : ` (${words.unverified})`;
  return {
    title: words.draft,
    lead: words.draftLead,
    fields: [
      { name: 'act', label: words.act, hint: words.actHint, required: true, maxlength: 200 },
      { name: 'beforeOn', label: words.beforeOn, type: 'day', required: true },
      { name: 'clock', label: words.clock, hint: words.clockHint, value: '15:30', required: true },
      { name: 'grounds', label: words.grounds, hint: words.groundsHint, type: 'textarea', required: true, maxlength: 6000 },
      { name: 'headConcerned', label: words.headConcerned, type: 'tick' },
      { name: 'addressee', label: words.addressee, options: optionsOf(addressees, language), value: 'agency', required: true },
      { name: 'headTitle', label: words.headTitle, required: true, maxlength: 200 },
      { name: 'powerId', label: `${words.power}${mark}`, hint: words.powerHint, options: cited, required: true },
      { name: 'supervisorName', label: words.supervisor, hint: words.supervisorHint, value: supervisor.name, maxlength: 200 },
    ],
    button: words.draft,
    hidden: { watchItemId: itemId, request_id: randomUUID() },
    back: { href: `/watch-items/${itemId}`, label: words.backToItem },
  }; // prettier-ignore
}

export const deedActions = {
  call: logCall,
  copy: recordCopy,
  deferred: settleWarning.deferred,
  went_on: settleWarning.went_on,
  no_reply: settleWarning.no_reply,
  withdraw: withdrawWarning,
} as const satisfies Record<string, Action<unknown>>;

export type WarningDeed = keyof typeof deedActions;
export const isWarningDeed = (name: string): name is WarningDeed => Object.hasOwn(deedActions, name);

/** What can be done at it now, as far as a page can know; the actions judge. */
export function deedsAt({
  state,
  letterState,
  dispatchedOn,
  addressee,
  copiedOn,
  beforeAt,
}: Warning): WarningDeed[] {
  if (state !== 'open') return [];
  if (letterState === 'withdrawn') return ['withdraw'];
  if (dispatchedOn === null) return [];
  const copy: WarningDeed[] = addressee === 'agency' && copiedOn === null ? ['copy'] : [];
  const silent: WarningDeed[] = beforeAt <= new Date() ? ['no_reply'] : [];
  return ['call', ...copy, 'deferred', 'went_on', ...silent];
}

export function deedForm(deed: WarningDeed, language: Language, { id, version }: Warning): AskedForm {
  const words = warningsText[language];
  return {
    title: words[deed],
    fields: fields[deed](language),
    button: words[deed],
    hidden: { version, request_id: randomUUID() },
    back: { href: `/warnings/${id}`, label: words.back },
  };
}

const said = (label: string, required: boolean): AskedField => ({
  name: 'words',
  label,
  type: 'textarea',
  required,
  maxlength: 4000,
});

const fields: Record<WarningDeed, (language: Language) => AskedField[]> = {
  call: (language) => {
    const words = warningsText[language];
    return [
      { name: 'calledOn', label: words.calledOn, type: 'day', value: today(), required: true },
      { name: 'clock', label: words.clock, hint: words.clockHint, required: true },
      { name: 'isReached', label: words.isReached, type: 'tick' },
      { name: 'spokeTo', label: words.spokeTo, maxlength: 200 },
      { name: 'words', label: words.callWords, type: 'textarea', required: true, maxlength: 2000 },
    ];
  },
  copy: (language) => [
    { name: 'copiedOn', label: warningsText[language].copiedOn, type: 'day', value: today(), required: true },
  ],
  deferred: (language) => [said(warningsText[language].words, true)],
  went_on: (language) => [said(warningsText[language].reasonWords, true)],
  no_reply: (language) => [said(warningsText[language].words, false)],
  withdraw: () => [],
};
