/** The forms of a meeting and of a resolution: what each asks, and when. */
import { randomUUID } from 'node:crypto';
import { bangkokToday } from '#kernel/working-days.ts';
import type { Language } from '#kernel/texts.ts';
import type { Meeting, Resolution } from '#master-plan/committee/queries.ts';
import { chairPosts, type MeetingState } from '#master-plan/committee/states.ts';
import { text } from '#master-plan/committee/text.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { Role } from '#office/staff/roles.ts';
import type { AskedField, AskedForm } from '#web/src/forms/asked.ts';
import { optionsOf } from '#web/src/routes/(staff)/clinic/shape.ts';

const deedsIn = {
  planned: ['revise', 'add-item', 'take-off-item', 'order', 'freeze', 'call-off'],
  frozen: ['hold', 'call-off'],
  held: ['resolve', 'close'],
  closed: [],
  called_off: [],
} as const satisfies Record<MeetingState, readonly string[]>;

export type Deed = (typeof deedsIn)[MeetingState][number] | 'comment';

/** What a role can do to the meeting as it is. */
export function deedsFor(role: Role, { state }: Pick<Meeting, 'state'>): Deed[] {
  return [
    ...(mayDo(role, 'committee:run') ? deedsIn[state] : []),
    ...(mayDo(role, 'committee:comment') ? (['comment'] as const) : []),
  ];
}

export const isDeed = (name: string): name is Deed => Object.hasOwn(text.th.deeds, name);

type Choice = { value: string; label: string };

export interface Around {
  language: Language;
  rounds: readonly Choice[];
  items: readonly Choice[];
  headings: readonly Choice[];
  bodies: readonly Choice[];
}

const chair = (language: Language, value: string | null, required = false): AskedField => ({
  name: 'chairPost',
  label: text[language].chair,
  options: [
    ...(required ? [] : [{ value: '', label: text[language].noChair }]),
    ...optionsOf(chairPosts, language),
  ],
  value: value ?? '',
  required,
});

function planFields(
  { language, rounds }: Pick<Around, 'language' | 'rounds'>,
  meeting?: Meeting,
): AskedField[] {
  const words = text[language];
  return [
    { name: 'onDay', label: words.day, type: 'day', value: meeting?.onDay ?? null, required: true },
    { name: 'place', label: words.place, value: meeting?.place ?? null, maxlength: 300, required: true },
    chair(language, meeting?.chairPost ?? null),
    {
      name: 'roundIds',
      label: words.rounds,
      type: 'boxes',
      options: rounds,
      values: meeting?.roundIds ?? [],
    },
  ];
}

export function newMeeting(around: Pick<Around, 'language' | 'rounds'>): AskedForm {
  const words = text[around.language];
  return {
    title: words.newOne,
    lead: words.newLead,
    fields: planFields(around),
    button: words.newOne,
    hidden: { request_id: randomUUID() },
    back: { href: '/master-plan/committee', label: words.toList },
  };
}

export function deedForm(deed: Deed, around: Around, meeting: Meeting): AskedForm {
  const words = text[around.language];
  return {
    title: words.deeds[deed],
    lead: words.leads[deed],
    fields: fieldsOf[deed](around, meeting),
    button: words.deeds[deed],
    hidden: { version: meeting.version, request_id: randomUUID() },
    back: { href: `/master-plan/committee/${meeting.id}`, label: words.back },
  };
}

const told = (language: Language): AskedField => ({
  name: 'told',
  label: text[language].told,
  type: 'textarea',
  maxlength: 4000,
  required: true,
});

const evidence = (language: Language, required = false): AskedField => ({
  name: 'evidence',
  label: text[language].evidence,
  hint: text[language].evidenceHint,
  maxlength: 2000,
  required,
});

const due = (language: Language, required = true): AskedField => ({
  name: 'dueOn',
  label: text[language].due,
  type: 'day',
  required,
});

const fieldsOf: Record<Deed, (around: Around, meeting: Meeting) => AskedField[]> = {
  revise: planFields,
  'add-item': ({ language }) => [
    { name: 'title', label: text[language].itemTitle, maxlength: 300, required: true },
    { ...told(language), required: false },
  ],
  'take-off-item': ({ language, items }) => [
    { name: 'committeeItemId', label: text[language].item, options: items, required: true },
  ],
  order: ({ language, headings }) => [
    { name: 'heading', label: text[language].heading, options: headings, required: true },
    { name: 'position', label: text[language].position, value: 1, inputmode: 'numeric', maxlength: 2, required: true },
  ],
  freeze: () => [],
  hold: ({ language }, { onDay, chairPost }) => [
    { name: 'heldOn', label: text[language].day, type: 'day', value: onDay < bangkokToday(new Date()) ? onDay : bangkokToday(new Date()), required: true },
    chair(language, chairPost, true),
    { name: 'minutes', label: text[language].minutes, type: 'textarea', maxlength: 8000 },
  ],
  resolve: ({ language, bodies }) => [
    told(language),
    { name: 'owner', label: text[language].owner, maxlength: 300, required: true },
    { name: 'agencyId', label: text[language].agency, options: [{ value: '', label: '–' }, ...bodies] },
    due(language),
  ],
  close: () => [],
  'call-off': ({ language }) => [
    { name: 'why', label: text[language].why, type: 'textarea', maxlength: 1000, required: true },
  ],
  comment: ({ language }) => [told(language)],
}; // prettier-ignore

const resolutionDeeds = ['go-on', 'carry', 'done', 'take-up'] as const;
export type ResolutionDeed = (typeof resolutionDeeds)[number];
export const isResolutionDeed = (name: string): name is ResolutionDeed =>
  (resolutionDeeds as readonly string[]).includes(name);

export function resolutionDeedsFor(role: Role, { state, recommendationId }: Resolution): ResolutionDeed[] {
  if (state === 'done') return [];
  return [
    ...(mayDo(role, 'committee:run') ? (['go-on', 'carry', 'done'] as const) : []),
    ...(mayDo(role, 'recommendation:issue') && recommendationId === null ? (['take-up'] as const) : []),
  ];
}

export function resolutionForm(
  deed: ResolutionDeed,
  { language, bodies }: Pick<Around, 'language' | 'bodies'>,
  resolution: Resolution,
): AskedForm {
  const words = text[language];
  const fields: Record<ResolutionDeed, AskedField[]> = {
    'go-on': [told(language), evidence(language)],
    carry: [told(language), due(language), evidence(language)],
    done: [told(language), evidence(language, true)],
    'take-up': [
      { name: 'agencyId', label: words.adviceAgency, options: bodies, value: resolution.agencyId, required: true },
      { name: 'advice', label: words.advice, type: 'textarea', value: resolution.words, maxlength: 4000, required: true },
      { name: 'workingDays', label: words.workingDays, value: 30, inputmode: 'numeric', maxlength: 3, required: true },
    ],
  }; // prettier-ignore
  return {
    title: words.resolutionDeeds[deed],
    lead: words.resolutionLeads[deed],
    fields: fields[deed],
    button: words.resolutionDeeds[deed],
    hidden: { version: resolution.version, request_id: randomUUID() },
    back: { href: `/master-plan/committee/resolutions/${resolution.id}`, label: words.resolution },
  };
}
