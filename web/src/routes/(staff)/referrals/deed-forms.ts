/** The forms of handing on: what each asks. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import type { Action } from '#office/action.ts';
import { draftReferral } from '#watch/referrals/actions/draft.ts';
import { enterSlip } from '#watch/referrals/actions/enter-slip.ts';
import { handOver } from '#watch/referrals/actions/hand-over.ts';
import { refuseToRefer } from '#watch/referrals/actions/refuse.ts';
import { sendBackReferral, takeReferral } from '#watch/referrals/actions/take.ts';
import type { Referral } from '#watch/referrals/queries.ts';
import {
  bases,
  channels,
  destinations,
  type ReferralKind,
  type ReferralState,
} from '#watch/referrals/states.ts';
import { referralsText } from '#watch/referrals/text.ts';
import type { AskedField, AskedForm } from '#web/src/forms/asked.ts';
import { optionsOf } from '../watch-items/deed-forms.ts';

const today = () => bangkokToday(new Date());

export const newActions = {
  note: draftReferral,
  slip: enterSlip,
  refusal: refuseToRefer,
} as const satisfies Record<ReferralKind, Action<{ id: string }>>;

export const isReferralKind = (name: string): name is ReferralKind => Object.hasOwn(newActions, name);

export const deedActions = {
  hand_over: handOver,
  take: takeReferral,
  send_back: sendBackReferral,
} as const satisfies Record<string, Action<unknown>>;

export type ReferralDeed = keyof typeof deedActions;
export const isReferralDeed = (name: string): name is ReferralDeed => Object.hasOwn(deedActions, name);

export const startsFrom: Record<ReferralDeed, ReferralState> = {
  hand_over: 'drafted',
  take: 'handed_over',
  send_back: 'handed_over',
};

/** @param itemId of the watch item it is about; a slip never says */
export function newForm(kind: ReferralKind, language: Language, itemId: string): AskedForm {
  const words = referralsText[language];
  const lead = { note: words.noteLead, slip: words.slipLead, refusal: words.refusalLead }[kind];
  return {
    title: words[kind],
    lead,
    fields: [...to(language), ...newFields[kind](language)],
    button: words[kind],
    hidden: { ...(kind === 'slip' ? {} : { watchItemId: itemId }), request_id: randomUUID() },
    back: { href: '/referrals', label: words.back },
  };
}

function to(language: Language): AskedField[] {
  const words = referralsText[language];
  const options = optionsOf(destinations, language);
  return [
    { name: 'destination', label: words.destination, options, required: true },
    { name: 'destinationName', label: words.destinationName, hint: words.destinationHint, maxlength: 200 },
  ];
}

function sent(language: Language, needsReceipt: boolean): AskedField[] {
  const words = referralsText[language];
  return [
    { name: 'channel', label: words.channel, options: optionsOf(channels, language), required: true },
    { name: 'sentOn', label: words.sentOn, type: 'day', value: today() },
    { name: 'receipt', label: words.receipt, required: needsReceipt, maxlength: 200 },
  ];
}

const why = (language: Language): AskedField => ({
  name: 'why',
  label: referralsText[language].why,
  type: 'textarea',
  required: true,
  maxlength: 4000,
});

const newFields: Record<ReferralKind, (language: Language) => AskedField[]> = {
  note: (language) => {
    const words = referralsText[language];
    return [
      { name: 'basis', label: words.basis, options: optionsOf(bases, language), required: true },
      { name: 'basisWords', label: words.basisWords, type: 'textarea', required: true, maxlength: 4000 },
      { name: 'consentedOn', label: words.consentedOn, type: 'day', hint: words.consentHint },
      { name: 'consultationNumber', label: words.consultationNumber, maxlength: 60 },
      { name: 'facts', label: words.facts, type: 'textarea', required: true, maxlength: 8000 },
    ];
  },
  slip: (language) => sent(language, true),
  refusal: (language) => [why(language)],
};

export function deedForm(deed: ReferralDeed, language: Language, { id, version }: Referral): AskedForm {
  const words = referralsText[language];
  const fields = { hand_over: sent(language, false), take: [], send_back: [why(language)] }[deed];
  return {
    title: words[deed],
    ...(deed === 'take' ? { lead: words.takeLead } : {}),
    fields,
    button: words[deed],
    hidden: { version, request_id: randomUUID() },
    back: { href: `/referrals/${id}`, label: words.back },
  };
}
