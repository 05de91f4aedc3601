/** The walk over actions: each with inputs of both places, for every reader; and how it ends. */
import type { Action } from '#office/action.ts';
import { Problem } from '#kernel/problem.ts';
import type { Viewer } from '#platform/postgres/store.ts';
import type { Draw } from '../any-value.ts';
import { drawInput, type Wishes } from './draw-input.ts';
import { overheard } from './statements.ts';
import { nobodys, type Thing } from './things.ts';
import type { UndoingStore } from './undone.ts';

export interface Ending {
  /** 'done', a problem's code, or what broke. */
  code: string;
  /** Code, status, words and details. */
  whole: string;
  statements: string[];
}

/** Performs the action and takes it back. */
export const endingOf = (store: UndoingStore, viewer: Viewer, action: Action<unknown>, input: unknown) =>
  ending(() => store.within(viewer, (tx) => action.perform(tx, input).then(() => 'done')));

/** An answer as text; a count that came as a big integer too. */
const inWords = (answer: unknown): string =>
  JSON.stringify(answer, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)) ??
  'nothing';

/** How a piece of work ends, and what it told. */
export async function ending(work: () => Promise<unknown>): Promise<Ending> {
  const { told, statements } = await overheard(() =>
    work().then(
      (answer) => ({ code: 'done', whole: inWords(answer) }),
      (error: unknown) => {
        if (!(error instanceof Problem)) return { code: `broke: ${String(error)}`, whole: String(error) };
        const { code, status, th, en, details } = error;
        return { code, whole: JSON.stringify({ code, status, th, en, details }) };
      },
    ),
  );
  return { ...told, statements };
}

/** An input of the action about this thing (its subject's row), or of a kind that makes one; null where none can be drawn. */
export function inputAbout(
  action: Action<unknown>,
  wishes: Wishes,
  subject: { id: string; version: number } | null,
  draw: Draw,
): Record<string, unknown> | null {
  const own: Record<string, unknown[]> = subject ? { id: [subject.id], version: [subject.version] } : {};
  return drawInput(
    action.declared.input,
    { ...wishes, named: (field) => own[field] ?? wishes.named(field) },
    draw,
  );
}

/** Ids of things that stand anywhere in an input. */
export function idsInside(input: unknown, things: ReadonlyMap<string, Thing>): string[] {
  if (typeof input === 'string') return things.has(input) ? [input] : [];
  if (Array.isArray(input)) return input.flatMap((one) => idsInside(one, things));
  return isPlain(input) ? Object.values(input).flatMap((one) => idsInside(one, things)) : [];
}

/** The same input with other ids. */
export function withIds<T>(input: T, changed: ReadonlyMap<string, string>): T {
  if (typeof input === 'string') return (changed.get(input) ?? input) as T;
  if (Array.isArray(input)) return input.map((one: unknown) => withIds(one, changed)) as T;
  if (!isPlain(input)) return input;
  return Object.fromEntries(Object.entries(input).map(([key, one]) => [key, withIds(one, changed)])) as T;
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Ids of nobody in the place of these. */
export const replaced = (ids: readonly string[]): Map<string, string> =>
  new Map(ids.map((id) => [id, nobodys(id)]));

/** How the two endings differ once the ids are taken out, '' where they do not. */
export function endingsDiffer(theirs: Ending, none: Ending, ids: ReadonlyMap<string, string>): string {
  const bare = (text: string) => [...ids].flat().reduce((left, id) => left.replaceAll(id, 'ID'), text);
  if (bare(theirs.whole) !== bare(none.whole))
    return `ends with ${theirs.whole}, and for nobody's with ${none.whole}`;
  const [mine, other] = [theirs.statements.map(bare), none.statements.map(bare)];
  const at = mine.findIndex((text, n) => text !== other[n]);
  if (at === -1 && mine.length === other.length) return '';
  const first = at === -1 ? mine.length : at;
  return `asks ${JSON.stringify(mine[first])}, and for nobody's ${JSON.stringify(other[first])}`;
}
