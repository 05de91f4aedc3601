/** A return as it is typed: texts as they stand in the fields. A draft keeps them as they are, right or wrong. */
import * as v from 'valibot';

const cell = (most: number) =>
  v.optional(
    v.pipe(
      v.string(),
      v.transform((text) => text.replace(/\r\n?/gu, '\n').replace(/[^\P{Cc}\n\t]/gu, '')),
      v.maxLength(most, `ยาวเกิน ${most} ตัวอักษร · Longer than ${most} characters`),
    ),
    '',
  );

export const valueCells = ['given', 'a', 'b', 'comment', 'evidence'] as const;
export const projectCells = [
  'title',
  'guideline',
  'beginsOn',
  'endsOn',
  'received1',
  'spent1',
  'received2',
  'spent2',
  'unit',
  'target',
  'result',
  'beneficiaries',
  'countedElsewhere',
  'countedWhere',
  'progress',
  'obstacle',
  'support',
  'evidence',
  'emenscr',
] as const;

/** How long each cell may be. */
export const longest = {
  given: 20,
  a: 40,
  b: 40,
  comment: 2000,
  title: 500,
  guideline: 100,
  beginsOn: 40,
  endsOn: 40,
  received1: 40,
  spent1: 40,
  received2: 40,
  spent2: 40,
  unit: 60,
  target: 40,
  result: 40,
  beneficiaries: 20,
  countedElsewhere: 20,
  countedWhere: 500,
  progress: 4000,
  obstacle: 4000,
  support: 4000,
  evidence: 2000,
  emenscr: 60,
} as const satisfies Record<(typeof valueCells)[number] | (typeof projectCells)[number], number>;

/** Projects of one return. */
export const mostProjects = 200;

const cellsOf = <Name extends keyof typeof longest>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, cell(longest[name])])) as Record<
    Name,
    ReturnType<typeof cell>
  >;

const typedValue = v.object(cellsOf(valueCells));

const part = v.picklist(['1', '2', '3']);

const typedProject = v.object({
  id: v.pipe(v.string(), v.uuid()),
  parts: v.optional(
    v.pipe(
      v.union([v.array(part), part]),
      v.transform((parts) => [...new Set([parts].flat())].toSorted()),
    ),
    [],
  ),
  ...cellsOf(projectCells),
});

export type TypedValue = v.InferOutput<typeof typedValue>;
export type TypedProject = v.InferOutput<typeof typedProject>;

const tooMany = 'ไม่เกิน 200 โครงการ · At most 200 projects';

/** Bounded: a draft of a phone or a file is never larger than this lets it be. */
export const typedReturn = v.object({
  values: v.pipe(
    v.record(v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u), v.maxLength(100)), typedValue),
    v.check((values) => Object.keys(values).length <= 500, 'ไม่เกิน 500 ตัวชี้วัด · At most 500 indicators'),
  ),
  projects: v.pipe(
    v.array(typedProject),
    v.maxLength(mostProjects, tooMany),
    v.check(
      (all) => new Set(all.map(({ id }) => id)).size === all.length,
      'โครงการซ้ำกัน · The same project twice',
    ),
  ),
});

export type TypedReturn = v.InferOutput<typeof typedReturn>;

export const emptyValue: TypedValue = { given: '', a: '', b: '', comment: '', evidence: '' };

export const emptyProject = (id: string): TypedProject => ({
  ...(Object.fromEntries(projectCells.map((name) => [name, ''])) as Record<
    (typeof projectCells)[number],
    ''
  >),
  id,
  parts: [],
});

/** The name of a field on the form, and in what is said of it. */
export const fieldOf = {
  value: (indicatorId: string, name: (typeof valueCells)[number]) => `v.${indicatorId}.${name}`,
  project: (at: number, name: (typeof projectCells)[number] | 'id' | 'parts') => `p.${at}.${name}`,
};
