/** What a generated page is made of: a file name, and Markdown whose first lines say it is generated. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';

export interface Page {
  /** File name below docs/reference/. */
  file: string;
  text: string;
}

/** The project's folder. */
export const root = dirname(dirname(import.meta.dirname));

/** A page with its heading and the note that it is generated. */
export function page(file: string, title: string, ...parts: readonly string[]): Page {
  const note = '<!-- สร้างโดย npm run reference ไม่ต้องแก้ด้วยมือ · written by npm run reference; do not edit -->';
  return { file, text: `${[note, `# ${title}`, ...parts].join('\n\n')}\n` };
}

/** What a cell may hold; a list is written with commas. */
type Cell = string | number | boolean | null | undefined | readonly (string | number)[];

/** One cell of a Markdown table: one line, no bare pipe; nothing prints as a dash. */
function cell(value: Cell): string {
  if (value === null || value === undefined || value === '') return '–';
  const text = typeof value === 'object' ? value.join(', ') : String(value);
  return text
    .replaceAll('|', '\\|')
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim();
}

/** A Markdown table; every row has as many cells as there are headings. */
export function table(headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(headings), `|${' --- |'.repeat(headings.length)}`, ...rows.map(line)].join('\n');
}

/** A YAML file of the project, by its path from the root. */
export function readYaml(path: string): unknown {
  return parse(readFileSync(join(root, path), 'utf8'));
}

/** Paths (from the root, sorted) of the files below `folder` that `wanted` accepts. */
export function filesBelow(folder: string, wanted: (name: string) => boolean): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && wanted(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}
