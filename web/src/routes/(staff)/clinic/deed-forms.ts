/** The forms of a consultation: what each asks. The page draws them; the actions judge what comes back. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { destinations } from '#clinic/consultations/kinds.ts';
import type { Consultation } from '#clinic/consultations/queries.ts';
import type { ConsultationState } from '#clinic/consultations/states.ts';
import { text } from '#clinic/consultations/text.ts';
import type { AskedField, AskedForm } from '#web/src/forms/asked.ts';
import { optionsOf } from './shape.ts';

export const deeds = [
  'take',
  'complete',
  'ask',
  'hear',
  'hear-after',
  'note',
  'point-elsewhere',
  'step-aside',
] as const;
export type Deed = (typeof deeds)[number];
export const isDeed = (name: string): name is Deed => (deeds as readonly string[]).includes(name);

const open: readonly ConsultationState[] = ['received', 'in_hand', 'clarifying'];

/** From which states a deed may start; the action says the same, the page only does not offer more. */
export const startsFrom: Record<Deed, readonly ConsultationState[]> = {
  take: [...open, 'answered'],
  complete: open,
  ask: ['in_hand', 'clarifying'],
  hear: ['clarifying', 'in_hand'],
  'hear-after': ['answered'],
  note: [...open, 'answered'],
  'point-elsewhere': open,
  'step-aside': [...open, 'answered', 'closed', 'not_ours'],
};

type Choice = { value: string; label: string };

interface Around {
  language: Language;
  consultation: Consultation;
  provinces: readonly Choice[];
  agencies: readonly Choice[];
  /** Whom the director may set aside; empty for an officer. */
  people: readonly Choice[];
}

export function deedForm(deed: Deed, around: Around): AskedForm {
  const { language, consultation } = around;
  const words = text[language];
  const hidden =
    deed === 'step-aside' ? { consultationId: consultation.id } : { version: consultation.version };
  return {
    title: words.deeds[deed],
    lead: words.leads[deed],
    fields: fieldsOf[deed](around),
    button: words.deeds[deed],
    hidden: { ...hidden, request_id: randomUUID() },
    back: { href: `/clinic/${consultation.id}`, label: words.back },
  };
}

const written = (name: string, label: string, maxlength: number): AskedField => ({
  name,
  label,
  type: 'textarea',
  required: true,
  maxlength,
});

const fieldsOf: Record<Deed, (around: Around) => AskedField[]> = {
  take: ({ language }) => [{ name: 'words', label: text[language].fields.takeOverWhy, maxlength: 500 }],
  complete: completing,
  ask: ({ language }) => [written('words', text[language].fields.ask, 4000)],
  hear: ({ language }) => [written('words', text[language].fields.hear, 4000)],
  'hear-after': ({ language }) => [written('words', text[language].fields.hear, 4000)],
  note: ({ language }) => [written('words', text[language].fields.note, 4000)],
  'point-elsewhere': ({ language }) => {
    const { fields } = text[language];
    const options = optionsOf(destinations, language);
    return [
      { name: 'pointedTo', label: fields.pointedTo, options, required: true },
      written('pointedNote', fields.pointedNote, 1000),
    ];
  },
  'step-aside': ({ language, people }) => {
    const { fields } = text[language];
    const who: AskedField = { name: 'personId', label: fields.who, options: people };
    return [...(people.length > 0 ? [who] : []), written('why', fields.why, 500)];
  },
};

function completing({ language, consultation, provinces, agencies }: Around): AskedField[] {
  const words = text[language];
  const { askerName, contact, decideByOn, amountThb, counterpart, law, knownTo } = consultation;
  const { agencyId, provinceIso, districtCode } = consultation;
  const none = { value: '', label: words.noAgency };
  return [
    { name: 'askerName', label: words.askerName, value: askerName, maxlength: 200 },
    { name: 'contact', label: words.contact, value: contact, maxlength: 200 },
    { name: 'decideByOn', label: words.decideBy, type: 'day', value: decideByOn },
    { name: 'amountThb', label: words.amount, value: amountThb, inputmode: 'numeric' },
    { name: 'counterpart', label: words.counterpart, value: counterpart, maxlength: 300 },
    { name: 'law', label: words.law, value: law, maxlength: 500 },
    { name: 'knownTo', label: words.knownTo, value: knownTo, maxlength: 300 },
    { name: 'agencyId', label: words.agency, options: [none, ...agencies], value: agencyId ?? '' },
    { name: 'provinceIso', label: words.province, options: [none, ...provinces], value: provinceIso ?? '' },
    { name: 'district', label: words.district, value: districtCode, inputmode: 'numeric', maxlength: 4 },
  ];
}
