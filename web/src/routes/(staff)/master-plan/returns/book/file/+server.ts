/** The workbook of every return that the body may fill in now: what stands there, to be filled in and handed in. */
import { askedOf } from '#master-plan/returns/asked.ts';
import { beginWithRecords } from '#master-plan/returns/recorded.ts';
import { fillableReturns } from '#master-plan/returns/book/books.ts';
import type { Filled } from '#master-plan/returns/book/rows.ts';
import { text } from '#master-plan/returns/book/text.ts';
import { guidelinesIn } from '#master-plan/returns/queries.ts';
import { notFound } from '#office/problems.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { sendForm } from '#web/src/downloads/send.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { sheetsOf } from '#web/src/routes/(staff)/master-plan/returns/book/sheets.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => {
  const { store, viewer, language } = locals;
  const { filled, guidelines } = await store.within(viewer, async (tx) => {
    await hatFor(tx, 'return:fill');
    return read(tx);
  });
  if (filled.length === 0) throw notFound();
  return sendForm(text[language].about.title, sheetsOf(filled, guidelines, language));
};

async function read(tx: Tx) {
  const filled: Filled[] = [];
  const guidelines = new Map<string, { titleTh: string; titleEn: string }>();
  for (const row of await fillableReturns(tx)) {
    const asked = await askedOf(tx, row.id);
    filled.push({ row, asked, typed: (await beginWithRecords(tx, row, asked)).typed });
    for (const one of await guidelinesIn(tx, row.be)) guidelines.set(one.id, one);
  }
  return { filled, guidelines };
}
