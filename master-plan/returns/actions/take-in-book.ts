/** What a workbook says becomes the drafts of its returns: all of them, or none. Nothing is sent by it. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { rowId, version } from '#office/form-fields.ts';
import { bookSubject, readBook, typedOfPage } from '../book/books.ts';
import { outdatedBook } from '../book/problems.ts';
import { keepDraft } from '../draft.ts';
import { mustBeOpen } from '../window.ts';

export const takeInBook = action({
  name: 'return_book.take_in',
  may: 'return:fill',
  writes: 'return_book.taken_in',
  subject: bookSubject,
  from: ['handed_in'],
  to: 'taken_in',
  input: v.object({ id: rowId, version }),
  async run({ tx, me }, { id }) {
    const { pages, rowCount } = await readBook(tx, id);
    // In one order for everybody; a return that somebody saves meanwhile waits, and is then another version.
    for (const { returnId, version: compared } of pages) {
      const { rows } = await sql`UPDATE office.quarterly_returns SET version = version + 1
        WHERE quarterly_return_id = ${returnId}::uuid AND version = ${compared} RETURNING 1`.execute(tx);
      if (rows.length === 0)
        throw outdatedBook(pages.filter((one) => one.version !== one.versionNow || one.returnId === returnId).map((one) => one.nameTh));
      await mustBeOpen(tx, returnId);
      await keepDraft(tx, returnId, me.personId, await typedOfPage(tx, id, returnId));
    }
    await sql`DELETE FROM office.return_book_pages WHERE return_book_id = ${id}::uuid`.execute(tx);
    return {
      subjectId: id,
      place: { agencyId: me.scopeId },
      data: { rows: rowCount, returns: pages.length },
      result: { returns: pages.map(({ returnId }) => returnId) },
    };
  }, // prettier-ignore
});
