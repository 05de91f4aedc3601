/** Every function that reads one thing by its id, asked past pages and actions: row-level security alone answers. */
import { mayDo } from '#office/staff/permissions.ts';
import type { Draw } from '../any-value.ts';
import { ending, endingsDiffer, replaced } from './action-walk.ts';
import { kindsOfPosts } from './places.ts';
import { everyRowReader, type RowReader } from './readers-of-rows.ts';
import type { Reader, State } from './readers.ts';
import { shuffled } from './route-walk.ts';
import type { UndoingStore } from './undone.ts';
import type { World } from './world.ts';

export interface RowCell {
  reader: { state: State; at: number };
  row: RowReader;
  id: string;
  laid: 'here' | 'there';
}

/** Each with every post, for a thing of each table that its file names, here and there. */
export async function everyRowCell({ things }: World, draw: Draw): Promise<RowCell[]> {
  const cells: RowCell[] = [];
  const all = shuffled([...things], draw);
  for (const row of await everyRowReader())
    for (const table of row.tables)
      for (const laid of ['here', 'there'] as const) {
        const found = all.find(([, thing]) => thing.kind === table && thing.laid === laid);
        if (!found) continue;
        for (const at of kindsOfPosts.keys())
          cells.push({ reader: { state: 'live', at }, row, id: found[0], laid });
      }
  return cells;
}

/** How it tells of what the reader cannot know, '' where it tells nothing. `tells` is whether there was an answer at all. */
export async function rowFault(
  store: UndoingStore,
  { row, id, laid }: RowCell,
  reader: Reader & { knows: ReadonlySet<string> },
): Promise<{ fault: string; tells: boolean }> {
  const ask = (given: string) => ending(() => store.within(reader.viewer, (tx) => row.read(tx, given)));
  const other = replaced([id]);
  const none = await ask(other.get(id)!);
  const theirs = await ask(id);
  const difference = endingsDiffer(theirs, none, other);
  const isKnown = reader.knows.has(id) || standsInTimeline(row, reader, laid);
  return { fault: isKnown ? '' : difference, tells: difference !== '' };
}

/** Administrators and data protection officers read the timeline of their scope, and so what was done there. */
function standsInTimeline({ tables }: RowReader, { role, kind }: Reader, laid: RowCell['laid']): boolean {
  const isInScope = kind === 'nation' || laid === 'here';
  return tables.includes('events') && isInScope && role !== null && mayDo(role, 'timeline:read');
}
