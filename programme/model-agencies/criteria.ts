/** The published criteria of a model agency, by version. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

const said = v.pipe(v.string(), v.minLength(3), v.maxLength(300));

const file = v.strictObject({
  version: v.pipe(v.string(), v.regex(/^\d{4}-\d{1,3}$/u)),
  verified: v.boolean(),
  source: v.strictObject({ th: said, en: said }),
  criteria: v.pipe(
    v.array(v.strictObject({ id: v.pipe(v.string(), v.regex(/^[a-z]+(-[a-z]+)*$/u)), th: said, en: said })),
    v.minLength(1),
  ),
});

export type Criteria = v.InferOutput<typeof file>;
export type Criterion = Criteria['criteria'][number];

const folder = join(import.meta.dirname, 'criteria');

/** Year and number of a version, for ordering: '2570-10' comes after '2570-9'. */
const rank = (version: string) =>
  version.split('-').reduce((before, part) => before * 1000 + Number(part), 0);

let known: Map<string, Criteria> | null = null;

/** Every version that was ever in force. @throws ValiError where a file is not as above */
export function allCriteria(): ReadonlyMap<string, Criteria> {
  known ??= new Map(
    globSync('*.yaml', { cwd: folder })
      .map((name) => v.parse(file, parse(readFileSync(join(folder, name), 'utf8'))))
      .sort((a, b) => rank(a.version) - rank(b.version))
      .map((one) => [one.version, one]),
  );
  return known;
}

export const criteriaInForce = (): Criteria => [...allCriteria().values()].at(-1)!;

/** The criteria of a nomination; those in force where its version is gone. */
export const criteriaOf = (version: string): Criteria => allCriteria().get(version) ?? criteriaInForce();
