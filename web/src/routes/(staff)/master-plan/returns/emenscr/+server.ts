/** A round's projects in the columns in which they are keyed into eMENSCR: both reporting lines from one entry. */
import { emenscr } from '#master-plan/returns/emenscr/columns.ts';
import { emenscrRows, type EmenscrRow } from '#master-plan/returns/emenscr/rows.ts';
import { text } from '#master-plan/returns/text.ts';
import { readRound } from '#master-plan/rounds/queries.ts';
import { notFound } from '#office/problems.ts';
import { sendFile } from '#web/src/downloads/send.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
  const { store, viewer, language } = locals;
  const format = (['csv', 'xlsx'] as const).find((name) => name === url.searchParams.get('as'));
  const { round, rows } = await store.within(viewer, async (tx) => {
    await hatFor(tx, 'return:read');
    const found = await readRound(tx, url.searchParams.get('round') ?? '');
    if (format === undefined || found.state !== 'fixed') throw notFound();
    const all: EmenscrRow[] = [];
    for await (const piece of emenscrRows(tx, found.id)) all.push(...piece);
    return { round: found, rows: all };
  });
  const words = text[language];
  const about: [string, string][] = [
    [words.emenscr, words.emenscrLead],
    [words.round, words.quarter(round.quarter, round.be)],
    ...(emenscr.verified ? [] : [[words.unverified, words.emenscrUnverified] as [string, string]]),
    ...(round.isDemonstration ? [[words.demonstration, words.demonstration] as [string, string]] : []),
  ];
  return sendFile(format!, `eMENSCR ${words.quarter(round.quarter, round.be)}`, {
    columns: emenscr.columns.map(({ from, th, en, kind }) => ({ id: from, label: language === 'th' ? th : en, kind })),
    about,
    rows: (async function* () {
      yield await Promise.resolve(rows.map((row) => emenscr.columns.map(({ from }) => row[from])));
    })(),
  });
}; // prettier-ignore
