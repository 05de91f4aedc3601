/** The forms of a meeting as plain data: what is asked when it is entered, changed, announced or cancelled. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { activityKinds } from '#programme/years-file.ts';
import { agendaLines } from '#programme/meetings/agenda.ts';
import type { Meeting } from '#programme/meetings/queries.ts';
import { text as programme } from '#programme/text.ts';
import type { AskedField, AskedForm } from '#web/src/forms/asked.ts';
import { deedsText, type MeetingDeed } from './deeds-text.ts';

export interface Choices {
  language: Language;
  years: readonly number[];
  provinces: readonly { value: string; label: string }[];
}

export function meetingFields(choices: Choices, was: Partial<Meeting> = {}): AskedField[] {
  const { language, years, provinces } = choices;
  const words = deedsText[language].fields;
  const said = programme[language];
  const same = was.titleEn === was.titleTh;
  const english = (th: string | null | undefined, en: string | null | undefined) =>
    en === th ? null : (en ?? null);
  return [
    { name: 'kind', label: words.kind, options: activityKinds.map((kind) => ({ value: kind, label: said.kinds[kind] })), value: was.kind ?? null, required: true },
    { name: 'title', label: words.title, value: was.titleTh ?? null, required: true, maxlength: 300 },
    { name: 'provinceIso', label: words.provinceIso, options: provinces, value: was.provinceIso ?? null, required: true },
    { name: 'be', label: words.be, options: years.map((be) => ({ value: String(be), label: said.year(be) })), value: was.be ?? years[0] ?? null, required: true },
    { name: 'activityNo', label: words.activityNo, options: ([1, 2] as const).map((no) => ({ value: String(no), label: said.activities[no] })), value: was.activityNo ?? null },
    { name: 'onDay', label: words.onDay, type: 'day', value: was.onDay ?? null },
    { name: 'startsAt', label: words.startsAt, hint: words.hourHint, value: was.startsAt?.replace(':', '.') ?? null, maxlength: 10 },
    { name: 'endsOn', label: words.endsOn, type: 'day', value: was.endsOn ?? null },
    { name: 'endsAt', label: words.endsAt, hint: words.hourHint, value: was.endsAt?.replace(':', '.') ?? null, maxlength: 10 },
    { name: 'reportedOn', label: words.reportedOn, hint: words.reportedOnHint, type: 'day', value: was.reportedOn ?? null },
    { name: 'room', label: words.room, value: was.placeTh ?? null, maxlength: 300 },
    { name: 'chair', label: words.chair, value: was.chairTh ?? null, maxlength: 300 },
    { name: 'about', label: words.about, type: 'textarea', value: was.aboutTh ?? null, maxlength: 4000 },
    { name: 'seats', label: words.seats, hint: words.seatsHint, inputmode: 'numeric', value: was.seats ?? null, maxlength: 4 },
    { name: 'regionNo', label: words.regionNo, inputmode: 'numeric', value: was.regionNo ?? null, maxlength: 1 },
    { name: 'source', label: words.source, hint: words.sourceHint, value: was.source ?? null, maxlength: 300 },
    { name: 'titleEn', label: words.titleEn, value: same ? null : (was.titleEn ?? null), maxlength: 300 },
    { name: 'roomEn', label: words.roomEn, value: english(was.placeTh, was.placeEn), maxlength: 300 },
    { name: 'chairEn', label: words.chairEn, value: english(was.chairTh, was.chairEn), maxlength: 300 },
    { name: 'aboutEn', label: words.aboutEn, type: 'textarea', value: english(was.aboutTh, was.aboutEn), maxlength: 4000 },
  ]; // prettier-ignore
}

const fieldsOf: Record<MeetingDeed, (choices: Choices, meeting: Meeting) => AskedField[]> = {
  revise: meetingFields,
  agenda: ({ language }, { agenda }) => {
    const words = deedsText[language].fields;
    const value = agendaLines(agenda);
    return [
      {
        name: 'agenda',
        label: words.agenda,
        hint: words.agendaHint,
        type: 'textarea',
        value,
        maxlength: 20_000,
      },
    ];
  },
  announce: () => [],
  cancel: ({ language }) => [
    {
      name: 'reason',
      label: deedsText[language].fields.reason,
      type: 'textarea',
      required: true,
      maxlength: 1000,
    },
  ],
};

export function meetingForm(deed: MeetingDeed, choices: Choices, meeting: Meeting): AskedForm {
  const words = deedsText[choices.language];
  const lead = (words.leads as Partial<Record<MeetingDeed, string>>)[deed];
  return {
    title: words.titles[deed],
    ...(lead === undefined ? {} : { lead }),
    fields: fieldsOf[deed](choices, meeting),
    button: words.buttons[deed],
    hidden: { version: meeting.version, request_id: randomUUID() },
    back: { href: `/meetings/${meeting.id}`, label: words.back },
  };
}
