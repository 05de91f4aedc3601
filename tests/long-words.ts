/** Every text that a person may have written, made as long as its column takes, in Thai without a single space. */
import type { TestOffice } from './office-store.ts';

/** No word that a dictionary knows: a line must break it all the same. */
export const unbroken = (letters: number) => 'กฬฃฆฐฎฌศฑ'.repeat(Math.ceil(letters / 9)).slice(0, letters);

/** @returns the columns that were made long: 'agencies.name_th' */
export async function lengthenTexts(office: TestOffice): Promise<string[]> {
  const columns = await office.owner<{ table: string; column: string }>(`
    SELECT c.table_name AS "table", c.column_name AS "column"
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE table_schema = 'office' AND table_type = 'BASE TABLE' AND c.data_type = 'text'
      AND c.column_name ~ '(name|title|words|note|summary|reason|advice|report|origin|subject_line|what|address|about|place|aims|basis)'
      AND c.column_name !~ '(folded|kind|state|hash|_id$|email)' AND table_name <> 'events'
    ORDER BY 1, 2`);
  const done: string[] = [];
  for (const { table, column } of columns) {
    for (const letters of [300, 200, 100]) {
      const update = `UPDATE office.${table} SET ${column} = $1 WHERE length(${column}) > 1 RETURNING 1`;
      const changed = await office.owner(update, [unbroken(letters)]).catch(() => null);
      if (changed === null) continue; // too long for the column, or one of a list
      if (changed.length > 0) done.push(`${table}.${column}`);
      break;
    }
  }
  return done;
}
