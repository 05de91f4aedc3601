/** A table as JSON for programs: what it is about, then its rows as objects. Numbers stand with their exact digits. */
import type { FileTable } from './table.ts';

export async function* jsonFile({ columns, about, rows }: FileTable): AsyncGenerator<Uint8Array> {
  const bytes = (text: string) => Buffer.from(text);
  yield bytes(`{"about":${JSON.stringify(Object.fromEntries(about))},"rows":[`);
  let before = '\n';
  for await (const piece of rows) {
    const objects = piece.map((row) => {
      const parts = columns.map(({ id, kind }, k) => `${JSON.stringify(id)}:${value(row[k] ?? null, kind)}`);
      return `{${parts.join(',')}}`;
    });
    if (objects.length === 0) continue;
    yield bytes(before + objects.join(',\n'));
    before = ',\n';
  }
  yield bytes('\n]}\n');
}

const value = (cell: string | null, kind: 'text' | 'number') =>
  cell !== null && kind === 'number' && /^-?\d+(\.\d+)?$/u.test(cell) ? cell : JSON.stringify(cell);
