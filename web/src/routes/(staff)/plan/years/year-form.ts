/** The form of a year: opened, or corrected. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { basisOfYear, nodesFor, type YearStanding } from '#programme/plan/basis.ts';
import { yearText } from '#programme/plan/year-text.ts';
import type { FiscalYear } from '#programme/queries.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { AskedField, AskedForm } from '#web/src/forms/asked.ts';

type KnownYear = FiscalYear & YearStanding;

/** @param year null to open `be` */
export async function yearForm(
  tx: Tx,
  be: number,
  year: KnownYear | null,
  language: Language,
): Promise<AskedForm> {
  const words = yearText[language];
  return {
    title: year === null ? words.openTitle : words.correctTitle(be),
    lead: words.lead,
    fields: await fieldsOf(tx, be, year, language),
    button: year === null ? words.open : words.correct,
    hidden: { request_id: randomUUID(), ...(year === null ? {} : { version: year.version }) },
    back: { href: `/year/${be}`, label: words.back },
  };
}

async function fieldsOf(tx: Tx, be: number, year: KnownYear | null, language: Language) {
  const words = yearText[language];
  const chosen = new Set((await basisOfYear(tx, be)).flatMap(({ id, isTied }) => (isTied ? [id] : [])));
  const number = (name: 'yearNo' | 'pilotsPerArea' | 'modelsPerArea' | 'expansionsPerArea'): AskedField => ({
    name,
    label: words[name],
    value: year?.[name] ?? null,
    inputmode: 'numeric',
    maxlength: 2,
  });
  const asked: AskedField[] = [
    { name: 'nameTh', label: words.nameTh, value: year?.nameTh ?? null, required: true, maxlength: 300 },
    { name: 'nameEn', label: words.nameEn, value: year?.nameEn ?? null, required: true, maxlength: 300 },
    number('yearNo'),
    number('pilotsPerArea'),
    number('modelsPerArea'),
    number('expansionsPerArea'),
    {
      name: 'said',
      label: words.said,
      hint: words.saidHint,
      value: year?.source ?? null,
      required: true,
      maxlength: 300,
    },
    {
      name: 'nodes',
      label: words.nodes,
      hint: words.nodesHint,
      type: 'boxes',
      options: (await nodesFor(tx, be)).map((node) => ({
        value: node.id,
        label: `${language === 'th' ? node.titleTh : node.titleEn}${node.partTh === null ? '' : ` · ${language === 'th' ? node.partTh : node.partEn}`}`,
      })),
      values: [...chosen],
    },
  ];
  const opening: AskedField = { name: 'year', label: words.be, value: be, required: true, inputmode: 'numeric', maxlength: 4 }; // prettier-ignore
  return year === null ? [opening, ...asked] : asked;
}
