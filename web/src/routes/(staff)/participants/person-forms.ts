/** The forms of the registry: a person, a post, a consent, an export. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import { consentWords } from '#programme/participants/consent-words.ts';
import type { Participant } from '#programme/participants/queries.ts';
import { allSectors, sectorName } from '#programme/participants/sectors.ts';
import {
  consentWayNames,
  consentWays,
  exportReasonNames,
  exportReasons,
  purposeNames,
  purposes,
} from '#programme/participants/states.ts';
import { text } from '#programme/participants/text.ts';
import type { AskedField, AskedForm } from '#web/src/forms/asked.ts';

export const deeds = ['correct', 'move', 'consent'] as const;
export type Deed = (typeof deeds)[number];
export const isDeed = (typed: string): typed is Deed => (deeds as readonly string[]).includes(typed);

interface Place {
  provinceIso: string;
  nameTh: string;
  nameEn: string;
}

export interface FormOf {
  language: Language;
  provinces: readonly Place[];
  person?: Participant;
}

export function enterForm({ language, provinces }: FormOf): AskedForm {
  const words = text[language];
  return {
    title: words.add,
    lead: words.kept,
    fields: [
      ...nameFields(language),
      ...postFields({ language, provinces }),
      { name: 'fromOn', label: words.fromOn, type: 'day', value: bangkokToday(new Date()), required: true },
      { name: 'isAnother', label: words.isAnother, type: 'tick' },
    ],
    button: words.save,
    hidden: { request_id: randomUUID() },
    back: { href: '/participants', label: words.back },
  };
}

export function deedForm(deed: Deed, of: FormOf & { person: Participant }): AskedForm {
  const { language, person } = of;
  const words = text[language];
  const shared = {
    button: words.save,
    hidden: { version: person.version, request_id: randomUUID() },
    back: { href: `/participants/${person.id}`, label: words.back },
  };
  if (deed === 'correct')
    return {
      ...shared,
      title: words.correct,
      lead: words.correctLead,
      fields: [...nameFields(language, person), ...postFields(of)],
    };
  if (deed === 'move')
    return {
      ...shared,
      title: words.move,
      lead: words.moveLead,
      fields: [
        ...postFields({ language, provinces: of.provinces }),
        { name: 'fromOn', label: words.fromOn, type: 'day', required: true },
      ],
    };
  return { ...shared, ...consentAsked(language) };
}

function consentAsked(language: Language): Pick<AskedForm, 'title' | 'lead' | 'fields'> {
  const words = text[language];
  const { version, verified, ...said } = consentWords();
  const lead = [said[language], words.wordsVersion(version), ...(verified ? [] : [words.unverified])];
  const [what, ways] = [purposeNames, consentWayNames].map((names) => names) as [
    typeof purposeNames,
    typeof consentWayNames,
  ];
  return {
    title: words.consent,
    lead: lead.join(' · '),
    fields: [
      {
        name: 'purpose',
        label: words.purpose,
        options: what.map((value) => ({ value, label: purposes[value][language] })),
        required: true,
      },
      {
        name: 'givenHow',
        label: words.how,
        options: ways.map((value) => ({ value, label: consentWays[value][language] })),
        required: true,
      },
      { name: 'givenOn', label: words.givenOn, type: 'day', value: bangkokToday(new Date()), required: true },
    ],
  };
}

export function exportForm(language: Language): AskedForm {
  const words = text[language];
  return {
    title: words.exportTitle,
    lead: words.exportLead,
    fields: [
      {
        name: 'reason',
        label: words.exportReason,
        options: exportReasonNames.map((value) => ({ value, label: exportReasons[value][language] })),
        required: true,
      },
      {
        name: 'format',
        label: words.exportFormat,
        options: [
          { value: 'xlsx', label: 'XLSX' },
          { value: 'csv', label: 'CSV' },
        ],
        required: true,
      },
    ],
    button: words.exportButton,
    hidden: {},
    back: { href: '/participants', label: words.back },
  };
}

function nameFields(language: Language, person?: Participant): AskedField[] {
  const words = text[language];
  const hint = person?.hasCard ? `${words.cardKept} · ${words.cardHint}` : words.cardHint;
  return [
    { name: 'prefix', label: words.prefix, maxlength: 60, value: person?.prefix ?? null },
    {
      name: 'givenName',
      label: words.givenName,
      maxlength: 120,
      required: true,
      value: person?.givenName ?? null,
    },
    {
      name: 'familyName',
      label: words.familyName,
      maxlength: 120,
      required: true,
      value: person?.familyName ?? null,
    },
    { name: 'cardCode', label: words.card, hint, maxlength: 20, inputmode: 'numeric' },
  ];
}

export function postFields({ language, provinces, person }: FormOf): AskedField[] {
  const words = text[language];
  const options = provinces.map((one) => ({
    value: one.provinceIso,
    label: language === 'th' ? one.nameTh : one.nameEn,
  }));
  const own = person?.provinceIso ?? (options.length === 1 ? options[0]!.value : null);
  return [
    {
      name: 'positionTitle',
      label: words.positionTitle,
      maxlength: 200,
      value: person?.positionTitle ?? null,
    },
    {
      name: 'organisation',
      label: words.organisation,
      hint: words.organisationHint,
      maxlength: 200,
      value: person?.organisation ?? null,
    },
    {
      name: 'sector',
      label: words.sector,
      options: allSectors.map((value) => ({ value, label: sectorName(value, language) })),
      required: true,
      value: person?.sector ?? null,
    },
    { name: 'provinceIso', label: words.province, options, required: true, value: own },
    {
      name: 'districtCode',
      label: words.districtCode,
      maxlength: 4,
      inputmode: 'numeric',
      value: person?.districtCode ?? null,
    },
  ];
}
