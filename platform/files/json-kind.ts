/**
 * JSON Lines, or one JSON document? Both begin with a brace, and a page of an API answer may stand on one
 * line just as a record does; the first line decides.
 */

/** Names under which APIs put their rows: CKAN result.records, e-GP data, OCDS releases and records. */
const rowNames = ['data', 'records', 'result', 'results', 'releases', 'rows', 'items', 'value', 'response'];

/** @param sample the first bytes of the file as UTF-8, from its first non-blank one ({ or [) on */
export function isJsonDocument(sample: Buffer): boolean {
  if (sample[0] === 0x5b) return true;
  const newline = sample.indexOf(10);
  const firstLine = sample.toString('utf8', 0, newline < 0 ? sample.length : newline).trim();
  const first = parsed(firstLine);
  if (first !== undefined) return holdsRows(first);
  // The first line is no whole object. Lines that each begin with a brace are damaged JSON Lines,
  // unless the first one was only the opening of a document.
  const second = newline < 0 ? '' : sample.toString('utf8', newline + 1, newline + 1 + 64).trimStart();
  return firstLine === '{' || !second.startsWith('{');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** An envelope around rows, and not a record that holds lists itself (an OCDS release has an ocid). */
function holdsRows(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || 'ocid' in value) return false;
  return Object.entries(value).some(([name, inner]) => {
    if (!rowNames.includes(name)) return false;
    if (Array.isArray(inner)) return inner.some((row) => typeof row === 'object' && row !== null);
    return holdsRows(inner);
  });
}

/** Keys of the first objects, in order of appearance. */
export class KeyUnion {
  private readonly keys = new Set<string>();
  private seen = 0;

  get wantsMore(): boolean {
    return this.seen < 1000;
  }

  add(record: Buffer): void {
    this.seen++;
    const value = parsed(record.toString('utf8'));
    if (typeof value === 'object' && value !== null) for (const key of Object.keys(value)) this.keys.add(key);
  }

  names(): string[] {
    return [...this.keys];
  }
}
