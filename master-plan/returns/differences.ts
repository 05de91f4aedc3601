/** What a later revision says otherwise: for whoever accepted the earlier one. */
import type { ReturnContent, ReturnProject } from './content.ts';
import { shownFigure } from './figures.ts';

export interface Difference {
  /** An indicator's id or a project's title. */
  of: string;
  kind: 'value' | 'project';
  /** The name of the cell; null where the whole project came or went. */
  cell: string | null;
  before: string | null;
  after: string | null;
}

const shown = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return shownFigure(value);
  return typeof value === 'string' ? value : JSON.stringify(value).replace(/^\[(.*)\]$/u, '$1');
};

function cellsApart<T extends object>(
  kind: Difference['kind'],
  of: string,
  before: T,
  after: T,
): Difference[] {
  return Object.keys(after).flatMap((cell): Difference[] => {
    const [one, other] = [before, after].map((side) => shown(side[cell as keyof T]));
    return one === other ? [] : [{ of, kind, cell, before: one!, after: other! }];
  });
}

/** Money as cells of the project, so that each amount stands alone. */
function flat({ money, ...cells }: ReturnProject): Record<string, unknown> {
  const of = (part: 1 | 2) => money.find((one) => one.part === part);
  return {
    ...cells,
    beginsOn: cells.beginsOn ?? null,
    endsOn: cells.endsOn ?? null,
    received1: of(1)?.receivedSatang ?? null,
    spent1: of(1)?.spentSatang ?? null,
    received2: of(2)?.receivedSatang ?? null,
    spent2: of(2)?.spentSatang ?? null,
  };
}

export function differences(before: ReturnContent, after: ReturnContent): Difference[] {
  const told: Difference[] = [];
  const values = new Map(before.values.map((one) => [one.indicatorId, one]));
  for (const { indicatorId, ...cells } of after.values) {
    const { indicatorId: _, ...earlier } = values.get(indicatorId) ?? {
      indicatorId,
      given: 'missing' as const,
      a: null,
      b: null,
      comment: null,
      evidence: null,
    };
    told.push(...cellsApart('value', indicatorId, earlier, cells));
  }
  const projects = new Map(before.projects.map((one) => [one.id, one]));
  for (const project of after.projects) {
    const earlier = projects.get(project.id);
    projects.delete(project.id);
    if (earlier) told.push(...cellsApart('project', project.title, flat(earlier), flat(project)));
    else told.push({ of: project.title, kind: 'project', cell: null, before: null, after: project.title });
  }
  for (const { title } of projects.values())
    told.push({ of: title, kind: 'project', cell: null, before: title, after: null });
  return told;
}
