/** Every action with every reader, about things of every relation, drawn for a slice; and what each ending must be. */
import type { Action } from '#office/action.ts';
import { mayDo } from '#office/staff/permissions.ts';
import type { Draw } from '../any-value.ts';
import { endingOf, endingsDiffer, idsInside, inputAbout, replaced, withIds } from './action-walk.ts';
import { here, kindsOfPosts, there, type Place } from './places.ts';
import { everyReader, type Reader, type State } from './readers.ts';
import { relationOf, shuffled, type Relation } from './route-walk.ts';
import type { Thing } from './things.ts';
import type { UndoingStore } from './undone.ts';
import type { World } from './world.ts';

interface Row {
  id: string;
  version: number;
  state: string;
}

export interface ActionCell {
  reader: { state: State; at: number };
  action: Action<unknown>;
  /** Where the things of its input lie. */
  place: Place;
  /** Null for an action that makes its subject. */
  subject: Row | null;
  relation: Relation;
}

const unlisted: Thing = { kind: '', level: 'nation', laid: 'ground' };

export async function everyActionCell({ office, actions, things }: World, draw: Draw): Promise<ActionCell[]> {
  const cells: ActionCell[] = [];
  for (const action of actions.values()) {
    const { subject, from } = action.declared;
    const rows: (Row | null)[] =
      from === 'new'
        ? [null]
        : await office.owner<Row & Record<string, unknown>>(
            `SELECT ${subject.id}::text AS id, version, state FROM ${subject.table}`,
          );
    for (const reader of everyReader) cells.push(...cellsOf(reader, action, shuffled(rows, draw), things));
  }
  return cells;
}

function cellsOf(
  reader: ActionCell['reader'],
  action: Action<unknown>,
  rows: readonly (Row | null)[],
  things: ReadonlyMap<string, Thing>,
): ActionCell[] {
  const kind = kindsOfPosts[Math.max(0, reader.at)]![1];
  const met = new Map<string, ActionCell>();
  for (const row of rows)
    for (const place of [here, there]) {
      const thing: Thing = row
        ? (things.get(row.id) ?? unlisted)
        : { ...unlisted, level: kind, laid: place.name };
      if (row && thing.laid !== 'ground' && thing.laid !== place.name) continue;
      const relation = reader.state === 'live' ? relationOf(kind, thing) : reader.state;
      const fits = row === null || action.declared.from.includes(row.state);
      if (!met.has(relation) || fits) met.set(relation, { reader, action, place, subject: row, relation });
    }
  return [...met.values()];
}

/** What is wrong with how it ends; 'no input' alone where none could be drawn. */
export async function actionFaults(
  world: World,
  store: UndoingStore,
  { action, place, subject }: ActionCell,
  reader: Reader & { knows: ReadonlySet<string> },
  draw: Draw,
): Promise<{ ends: string; faults: string[] }> {
  const input = inputAbout(action, world.wishesAt(place, draw), subject, draw);
  if (input === null) return { ends: 'no input', faults: [] };
  const ids = [...new Set(idsInside(input, world.things))];
  const theirs = await endingOf(store, reader.viewer, action, input);
  const isLive = reader.state === 'live';
  const isPermitted = isLive && mayDo(reader.role!, action.may);
  const faults: string[] = [];
  const expected = !isLive ? 'office.signed_out' : isPermitted ? null : 'office.not_permitted';
  if (expected !== null && theirs.code !== expected) faults.push(`ends with ${theirs.code}, not ${expected}`);
  if (isPermitted && theirs.code === 'office.signed_out') faults.push('is told to sign in');
  if (theirs.code.startsWith('broke')) faults.push(theirs.code);
  const unknown = isPermitted ? ids.filter((id) => !reader.knows.has(id)) : ids;
  if (unknown.length > 0) {
    const other = replaced(unknown);
    const none = await endingOf(store, reader.viewer, action, withIds(input, other));
    faults.push(endingsDiffer(theirs, none, other));
  }
  return { ends: theirs.code, faults: faults.filter((fault) => fault !== '') };
}
