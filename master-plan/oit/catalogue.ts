/** Items of the OIT by year and kind of body: data with its sources. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

const schema = v.strictObject({
  catalogues: v.array(
    v.strictObject({
      id: v.pipe(v.string(), v.regex(/^25\d\d-[a-z]+$/u)),
      be: v.number(),
      th: v.string(),
      en: v.string(),
      source: v.string(),
      verified: v.boolean(),
      items: v.array(
        v.strictObject({
          id: v.pipe(v.string(), v.regex(/^o\d{1,2}$/u)),
          th: v.string(),
          en: v.string(),
          from: v.optional(v.picklist(['plan', 'results'])),
          /** A report of part of the year ends with this quarter. */
          until_quarter: v.optional(v.picklist([1, 2, 3, 4]), 4),
        }),
      ),
    }),
  ),
});

export const { catalogues } = v.parse(
  schema,
  parse(readFileSync(join(import.meta.dirname, 'catalogue.yaml'), 'utf8')),
);

export type Catalogue = (typeof catalogues)[number];
export type OitItem = Catalogue['items'][number];

/** Null where no such item is known. */
export function itemOf(catalogueId: string, itemId: string): { catalogue: Catalogue; item: OitItem } | null {
  const catalogue = catalogues.find(({ id }) => id === catalogueId);
  const item = catalogue?.items.find(({ id }) => id === itemId);
  return catalogue && item ? { catalogue, item } : null;
}
