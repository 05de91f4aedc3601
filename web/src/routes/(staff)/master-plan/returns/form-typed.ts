/** A form's flat fields as a typed return, and back: v.<indicator>.<cell> and p.<n>.<cell>. */
import { randomUUID } from 'node:crypto';
import {
  emptyProject,
  emptyValue,
  fieldOf,
  projectCells,
  valueCells,
  type TypedProject,
  type TypedReturn,
} from '#master-plan/returns/typed.ts';
import type { Typed } from '#web/src/forms/answer-form.ts';

const one = (typed: Typed, name: string) => [typed[name] ?? ''].flat()[0] ?? '';

/** As many projects as the form had; those without an id of their own get one. */
export function typedReturnOf(typed: Typed): TypedReturn {
  const indicators = new Set(
    Object.keys(typed).flatMap((name) => /^v\.([a-z0-9-]+)\./u.exec(name)?.[1] ?? []),
  );
  return {
    values: Object.fromEntries(
      [...indicators].map((id) => [
        id,
        {
          ...emptyValue,
          ...Object.fromEntries(valueCells.map((name) => [name, one(typed, fieldOf.value(id, name))])),
        },
      ]),
    ),
    projects: placesIn(typed).map((at) => projectAt(typed, at)),
  };
}

/** Which projects stand on the form, in their order. */
export const placesIn = (typed: Typed): number[] =>
  Object.keys(typed)
    .flatMap((name) => /^p\.(\d{1,3})\.id$/u.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((x, y) => x - y);

function projectAt(typed: Typed, at: number): TypedProject {
  const id = one(typed, fieldOf.project(at, 'id'));
  const known = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(id);
  return {
    ...emptyProject(known ? id : randomUUID()),
    ...Object.fromEntries(projectCells.map((name) => [name, one(typed, fieldOf.project(at, name))])),
    parts: [typed[fieldOf.project(at, 'parts')] ?? []]
      .flat()
      .filter((part): part is '1' | '2' | '3' => /^[123]$/u.test(part)),
  };
}

/** What a page's fields begin with. */
export function flatOf({ values, projects }: TypedReturn): Typed {
  const flat: Typed = {};
  for (const [id, value] of Object.entries(values))
    for (const name of valueCells) flat[fieldOf.value(id, name)] = value[name];
  for (const [at, project] of projects.entries()) {
    flat[fieldOf.project(at, 'id')] = project.id;
    flat[fieldOf.project(at, 'parts')] = project.parts;
    for (const name of projectCells) flat[fieldOf.project(at, name)] = project[name];
  }
  return flat;
}
