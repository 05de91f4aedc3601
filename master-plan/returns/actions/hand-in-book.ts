/** A workbook filled in offline is handed in: read, compared, and kept for its person to look at. Nothing changes yet. */
import * as v from 'valibot';
import { action } from '#office/action.ts';
import { bookSubject, keepBook } from '../book/books.ts';
import { ReturnBook } from '../book/read.ts';

export const returnBook = v.custom<ReturnBook>((given) => given instanceof ReturnBook, 'book');

export const handInBook = action({
  name: 'return_book.hand_in',
  may: 'return:fill',
  writes: 'return_book.handed_in',
  subject: bookSubject,
  from: 'new',
  input: v.object({ book: returnBook }),
  async run({ tx, me }, { book }) {
    const id = await keepBook(tx, me.personId, book);
    return {
      subjectId: id,
      place: { agencyId: me.scopeId },
      data: { rows: book.rowCount },
      result: { id },
    };
  },
});
