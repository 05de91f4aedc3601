/** The walk over routes: who asks what, how that is drawn for a slice, and what each answer must be. */
import { mayDo, permissions, type Permission } from '#office/staff/permissions.ts';
import type { Role, ScopeKind } from '#office/staff/roles.ts';
import type { Draw } from '../any-value.ts';
import { asked, type Pattern } from './addresses.ts';
import { ask, bare, difference, type Told } from './asking.ts';
import { everyReader, type Reader, type State } from './readers.ts';
import { kindsOfPosts } from './places.ts';
import { nobodys, type Thing } from './things.ts';

export type Relation = 'own' | 'child' | 'parent' | 'other' | 'nation' | Exclude<State, 'live'>;

export interface Cell {
  reader: { state: State; at: number };
  pattern: Pattern;
  /** The things asked for, one for each slot. */
  ids: string[];
  relation: Relation;
}

const rank: Record<ScopeKind, number> = {
  nation: 0,
  area: 1,
  region: 1,
  province: 2,
  district: 3,
  agency: 4,
};

export function relationOf(kind: ScopeKind, { laid, level }: Thing): Relation {
  if (laid === 'there') return kind === 'nation' ? 'child' : 'other';
  if (laid === 'ground') return 'nation';
  const below = rank[level] - rank[kind];
  return below === 0 ? 'own' : below > 0 ? 'child' : 'parent';
}

/** Every reader with every pattern, for one thing of each relation. */
export function everyCell(
  patterns: readonly Pattern[],
  things: ReadonlyMap<string, Thing>,
  draw: Draw,
): Cell[] {
  const byKind = new Map<string, [string, Thing][]>();
  for (const pair of things) byKind.set(pair[1].kind, [...(byKind.get(pair[1].kind) ?? []), pair]);
  const cells: Cell[] = [];
  for (const pattern of patterns)
    for (const reader of everyReader) {
      const kind = kindsOfPosts[Math.max(0, reader.at)]![1];
      const met = new Set<Relation>();
      for (const [id, thing] of shuffled(choicesFor(pattern, byKind), draw)) {
        const relation = reader.state === 'live' ? relationOf(kind, thing) : reader.state;
        if (met.has(relation)) continue;
        met.add(relation);
        cells.push({ reader, pattern, ids: others(pattern, id, thing, byKind, draw), relation });
      }
    }
  return cells;
}

/** Things for the first slot; a page without any is asked for as it is. */
function choicesFor({ slots }: Pattern, byKind: Map<string, [string, Thing][]>): [string, Thing][] {
  const [first] = slots.values();
  if (first === undefined) return [['', { kind: '', level: 'nation', laid: 'ground' }]];
  return byKind.get(first) ?? [];
}

/** The first slot's id, and for the others things that were laid at the same place. */
function others(
  { slots }: Pattern,
  id: string,
  { laid }: Thing,
  byKind: Map<string, [string, Thing][]>,
  draw: Draw,
): string[] {
  return [...slots.values()].map((kind, at) => {
    if (at === 0) return id;
    const all = byKind.get(kind) ?? [];
    const near = all.filter(([, thing]) => thing.laid === laid);
    const from = near.length > 0 ? near : all;
    return from[Math.floor(draw() * from.length)]![0];
  });
}

export function shuffled<T>(list: readonly T[], draw: Draw): T[] {
  return list
    .map((one) => ({ one, at: draw() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/** At most `size` cells, among them each trait at least once; people in post before others. */
export function slice<T extends { reader: { state: State } }>(
  cells: readonly T[],
  size: number,
  draw: Draw,
  traits: (cell: T) => string[],
): T[] {
  const missing = new Set(cells.flatMap(traits));
  const [drawn, rest]: [T[], T[]] = [[], []];
  const mixed = shuffled(cells, draw);
  const isLive = ({ reader }: T) => reader.state === 'live';
  for (const cell of [...mixed.filter(isLive), ...mixed.filter((cell) => !isLive(cell))]) {
    const fresh = traits(cell).filter((trait) => missing.has(trait));
    (fresh.length > 0 ? drawn : rest).push(cell);
    for (const trait of fresh) missing.delete(trait);
  }
  return [...drawn, ...rest].slice(0, Math.max(size, drawn.length));
}

export const traitsOf = ({ reader, pattern, relation }: Cell): string[] => [
  `${pattern.question.method} ${pattern.route.path} ${pattern.action} ${relation === 'other' ? 'other' : ''}`,
  `post ${reader.at}`,
  `state ${reader.state}`,
  `relation ${relation}`,
];

/** Rights that the page's own program names; a role with none of them is never let in. */
export function rightsIn(source: string): Permission[] {
  return (Object.keys(permissions) as Permission[]).filter((right) => source.includes(`'${right}'`));
}

export const holdsOne = (role: Role, rights: readonly Permission[]) =>
  rights.length === 0 || rights.some((right) => mayDo(role, right));

export interface Answers {
  /** To what was asked for, and to the same with ids that nobody ever gave to anything; ids taken out of both. */
  theirs: Told;
  nobodys: Told;
}

/** `unknown` are the ids that are put aside for nobody's; what the reader knows stays in the question. */
export async function answersTo(
  site: string,
  reader: Reader,
  { pattern, ids }: Cell,
  unknown: ReadonlySet<string>,
): Promise<Answers> {
  const other = ids.map((id) => (unknown.has(id) ? nobodys(id) : id));
  const put = async (given: readonly string[]) =>
    bare(await ask(site, reader.cookies, asked(pattern, given)), given);
  return { nobodys: await put(other), theirs: await put(ids) };
}

export const differ = ({ theirs, nobodys: none }: Answers): string => difference(theirs, none);
