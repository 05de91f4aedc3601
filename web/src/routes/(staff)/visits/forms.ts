/** The forms of a visit: what each asks. The page draws them; the actions judge what comes back. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { addWorkingDays, bangkokToday } from '#kernel/working-days.ts';
import { askerKinds } from '#clinic/consultations/kinds.ts';
import { promisesOn, topicsOn } from '#clinic/consultations/promises.ts';
import { text as clinicText } from '#clinic/consultations/text.ts';
import { purposes } from '#clinic/visits/kinds.ts';
import type { Visit, VisitAgency } from '#clinic/visits/queries.ts';
import type { VisitAgencyState, VisitState } from '#clinic/visits/states.ts';
import { deedsText } from '#clinic/visits/deeds-text.ts';
import { text } from '#clinic/visits/text.ts';
import { processesOn } from '#office/watch-items/processes.ts';
import type { AskedField, AskedForm } from '#web/src/forms/asked.ts';
import { optionsOf } from '#web/src/routes/(staff)/clinic/shape.ts';

export const deeds = [
  'begin',
  'walk-in',
  'findings-in',
  'report',
  'close',
  'add-agency',
  'revise',
  'cancel',
] as const;
export type Deed = (typeof deeds)[number];
export const isDeed = (name: string): name is Deed => (deeds as readonly string[]).includes(name);

/** From which states a deed may start; the action says the same, the page only does not offer more. */
export const startsFrom: Record<Deed, readonly VisitState[]> = {
  begin: ['planned'],
  'walk-in': ['under_way'],
  'findings-in': ['under_way'],
  report: ['findings_in'],
  close: ['reported'],
  'add-agency': ['planned', 'under_way'],
  revise: ['planned'],
  cancel: ['planned', 'under_way'],
};

export const agencyDeeds = ['response', 'recommend', 'reason', 'leave-out'] as const;
export type AgencyDeed = (typeof agencyDeeds)[number];
export const isAgencyDeed = (name: string): name is AgencyDeed =>
  (agencyDeeds as readonly string[]).includes(name);

const written: readonly VisitAgencyState[] = ['seen', 'responded'];

export function mayAtAgency(deed: AgencyDeed, visit: VisitState, agency: VisitAgencyState): boolean {
  if (deed === 'leave-out') return agency === 'to_see' && (visit === 'planned' || visit === 'under_way');
  const states = ['findings_in', 'reported', ...(deed === 'response' ? [] : ['under_way'])];
  return written.includes(agency) && states.includes(visit);
}

type Choice = { value: string; label: string };

export interface Around {
  language: Language;
  provinces: readonly Choice[];
  people: readonly Choice[];
  activities: readonly Choice[];
  /** Found by name. */
  agencies: readonly Choice[];
  checklists: readonly Choice[];
}

/** Of a plan: a new one, or one that changes. */
export function planFields(
  { language, provinces, people, activities }: Around,
  plan?: Visit,
  me?: string,
): AskedField[] {
  const words = text[language];
  const none = { value: '', label: words.noActivity };
  const mine = plan?.leadId ?? me ?? null;
  return [
    { name: 'purpose', label: words.purpose, options: optionsOf(purposes, language), value: plan?.purpose ?? 'watch', required: true },
    { name: 'provinceIso', label: words.province, options: provinces, value: plan?.provinceIso ?? null, required: true },
    { name: 'onDay', label: words.onDay, type: 'day', value: plan?.onDay ?? null, required: true },
    { name: 'place', label: words.place, value: plan?.place ?? null, maxlength: 300, required: true },
    { name: 'leadId', label: words.leader, options: people, value: mine, required: true },
    { name: 'team', label: words.team, type: 'boxes', options: people, values: plan ? plan.team.map(({ id }) => id) : mine ? [mine] : [] },
    { name: 'partners', label: words.partners, hint: words.partnersHint, value: plan?.partners ?? null, maxlength: 1000 },
    { name: 'known', label: words.known, hint: words.knownHint, type: 'textarea', value: plan?.known ?? null, maxlength: 4000 },
    { name: 'hasMobileUnit', label: words.hasMobileUnit, type: 'tick', value: plan?.hasMobileUnit ? 'yes' : null },
    { name: 'activityId', label: words.activity, options: [none, ...activities], value: plan?.activityId ?? '' },
  ]; // prettier-ignore
}

export function deedForm(deed: Deed, around: Around, visit: Visit): AskedForm {
  const words = deedsText[around.language];
  const of = deed === 'walk-in' ? { visitId: visit.id } : { version: visit.version };
  return {
    title: words.deeds[deed],
    lead: words.leads[deed],
    fields: fieldsOf(deed, around, visit),
    button: words.deeds[deed],
    hidden: { ...of, request_id: randomUUID() },
    back: { href: `/visits/${visit.id}`, label: text[around.language].toVisit },
  };
}

function fieldsOf(deed: Deed, around: Around, visit: Visit): AskedField[] {
  const { language, agencies, checklists } = around;
  const words = text[language];
  const without = { value: '', label: words.noChecklist };
  if (deed === 'revise') return planFields(around, visit);
  if (deed === 'walk-in') return askedAtUnit(language);
  if (deed === 'cancel') return [why(language)];
  if (deed !== 'add-agency') return [];
  return [
    { name: 'agencyId', label: words.agency, options: agencies, required: true },
    { name: 'checklistId', label: words.checklist, options: [without, ...checklists] },
  ];
}

const why = (language: Language): AskedField => ({
  name: 'why',
  label: deedsText[language].fields.why,
  type: 'textarea',
  required: true,
  maxlength: 1000,
});

/** The clinic's two minutes, less the way the question came. */
function askedAtUnit(language: Language): AskedField[] {
  const words = clinicText[language];
  const today = bangkokToday(new Date());
  const listed = (all: readonly ({ id: string } & Record<Language, string>)[]) =>
    all.map((one) => ({ value: one.id, label: one[language] }));
  return [
    { name: 'askerKind', label: words.askerKind, options: optionsOf(askerKinds, language), value: 'citizen', required: true },
    { name: 'question', label: words.question, hint: words.questionHint, type: 'textarea', maxlength: 4000, required: true },
    { name: 'topic', label: words.topic, options: listed(topicsOn(today)), required: true },
    { name: 'urgency', label: words.urgency, options: listed(promisesOn(today)), value: 'ordinary', required: true },
    { name: 'decideByOn', label: words.decideBy, type: 'day' },
    { name: 'askerName', label: words.askerName, maxlength: 200 },
    { name: 'contact', label: words.contact, maxlength: 200 },
  ]; // prettier-ignore
}

export function agencyForm(deed: AgencyDeed, language: Language, agency: VisitAgency): AskedForm {
  const words = deedsText[language];
  return {
    title: words.agencyDeeds[deed],
    lead: words.agencyLeads[deed],
    fields: agencyFields[deed](language, agency),
    button: words.agencyDeeds[deed],
    hidden: { version: agency.version, request_id: randomUUID() },
    back: { href: `/visits/${agency.visitId}/agencies/${agency.id}`, label: text[language].toAgency },
  };
}

const agencyFields: Record<AgencyDeed, (language: Language, agency: VisitAgency) => AskedField[]> = {
  'leave-out': (language) => [why(language)],
  response: (language, { response, responder, respondedOn }) => {
    const words = text[language];
    return [
      { name: 'response', label: words.response, type: 'textarea', value: response, maxlength: 4000, required: true },
      { name: 'responder', label: words.responder, value: responder, maxlength: 200, required: true },
      { name: 'respondedOn', label: words.respondedOn, type: 'day', value: respondedOn ?? bangkokToday(new Date()), required: true },
    ]; // prettier-ignore
  },
  recommend: (language) => {
    const { fields } = deedsText[language];
    return [
      { name: 'advice', label: fields.advice, type: 'textarea', maxlength: 4000, required: true },
      { name: 'grounds', label: fields.grounds, type: 'textarea', maxlength: 4000 },
      { name: 'dueOn', label: fields.dueOn, type: 'day' },
      { name: 'workingDays', label: fields.workingDays, inputmode: 'numeric' },
    ];
  },
  reason: (language, { checklist }) => {
    const { fields } = deedsText[language];
    const today = bangkokToday(new Date());
    const processes = processesOn(today).map((one) => ({ value: one.id, label: one[language] }));
    return [
      { name: 'process', label: fields.process, options: processes, value: checklist?.process ?? null, required: true },
      { name: 'processOther', label: fields.processOther, maxlength: 200 },
      { name: 'title', label: fields.itemTitle, maxlength: 300, required: true },
      { name: 'note', label: fields.reasonNote, type: 'textarea', maxlength: 4000, required: true },
      { name: 'reviewOn', label: fields.reviewOn, type: 'day', value: addWorkingDays(today, 20, new Set()), required: true },
    ]; // prettier-ignore
  },
};
