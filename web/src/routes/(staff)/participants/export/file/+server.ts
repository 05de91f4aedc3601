/** The list of names as a file. By POST only: each one is recorded with who, how many rows and why. */
import { redirect } from '@sveltejs/kit';
import { bangkokDay, formatDay } from '#kernel/thai-date.ts';
import type { Language } from '#kernel/texts.ts';
import { exportNames } from '#programme/participants/export.ts';
import { nameOf, type Participant } from '#programme/participants/queries.ts';
import { sectorName } from '#programme/participants/sectors.ts';
import { exportReasonNames, exportReasons } from '#programme/participants/states.ts';
import { text } from '#programme/participants/text.ts';
import { sendFile } from '#web/src/downloads/send.ts';
import type { FileRow } from '#web/src/downloads/table.ts';
import { formOf } from '#web/src/forms/form-of.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ locals, request }) => {
  const { store, viewer, language } = locals;
  const form = await formOf(request);
  const reason = exportReasonNames.find((name) => name === form.get('reason'));
  const format = (['csv', 'xlsx'] as const).find((name) => name === form.get('format'));
  if (reason === undefined || format === undefined) redirect(303, '/participants/export?chosen=no');
  const words = text[language];
  const { rows, count, eventNo } = await exportNames(store, viewer, reason);
  async function* cells() {
    for await (const people of rows) yield people.map((person) => rowOf(person, language));
  }
  const labels = [words.name, words.positionTitle, words.organisation, words.sector, words.province];
  return sendFile(format, words.title, {
    columns: labels.map((label, at) => ({ id: `column_${at}`, label, kind: 'text' as const })),
    about: [
      [words.exportReason, exportReasons[reason][language]],
      [words.exportNo, String(eventNo)],
      [words.title, words.exportAbout(count, formatDay(bangkokDay(Date.now()), language))],
    ],
    rows: cells(),
  });
};

const rowOf = (person: Participant, language: Language): FileRow => [
  nameOf(person),
  person.positionTitle,
  person.organisation,
  sectorName(person.sector, language),
  language === 'th' ? person.provinceTh : person.provinceEn,
];
