/**
 * Which column of a file is which: headers are matched to the source's known spellings.
 * What a header claims is checked against the content of every row in station 2 (repair.sql).
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { fold } from '#kernel/thai-text.ts';

/** The text columns of an e-GP contract row, in the order station 2 stages them. */
export type SourceColumn = string;

export interface EgpSource {
  id: string;
  cap: number;
  thin_below: number;
  thin_from: number;
  title_th: string;
  title_en: string;
  where: { what_th: string; what_en: string; at: string }[];
  columns: Record<SourceColumn, string[]>;
  methods: { text: string; method: string; special_service: boolean }[];
  kinds: { text: string; kind: string }[];
}

export type LayoutName = 'published' | 'api' | 'plain';

export interface Layout {
  name: LayoutName;
  /** canonical column → index in the file's header; absent columns are missing from the map. */
  positions: Map<SourceColumn, number>;
  /** The three "(Eng)" headers stand there: values may have moved to the left of their headers. */
  hasEnglishHeaders: boolean;
}

let loaded: EgpSource | undefined;

/** source.yaml, read once. */
export function egpSource(): EgpSource {
  loaded ??= parse(
    readFileSync(new URL('1-sources/egp-contracts/source.yaml', import.meta.url), 'utf8'),
  ) as EgpSource;
  return loaded;
}

/** A header or a code word without spaces, case, BOM and look-alike spellings. */
export function bareWord(text: string): string {
  return fold(text)
    .replace(/[\s\uFEFF]/gu, '')
    .toLowerCase();
}

/**
 * Recognises the layout of a header row, in any order of columns; null when it is not this source.
 * A file with one agency column carries the agency itself in it; with two, parent and agency.
 */
export function recogniseLayout(header: readonly string[]): Layout | null {
  const spelled = new Map<string, SourceColumn>();
  for (const [column, spellings] of Object.entries(egpSource().columns)) {
    for (const spelling of spellings) spelled.set(bareWord(spelling), column);
  }
  const positions = new Map<SourceColumn, number>();
  header.forEach((cell, index) => {
    const column = spelled.get(bareWord(cell));
    if (column !== undefined && !positions.has(column)) positions.set(column, index);
  });
  if (!positions.has('project_id') || !(positions.has('agency_name') || positions.has('agency_parent')))
    return null;
  const name = positions.has('agency_name') ? 'published' : positions.has('agency_code') ? 'api' : 'plain';
  return {
    name,
    positions,
    hasEnglishHeaders: ['province_en', 'district_en', 'subdistrict_en'].every((column) =>
      positions.has(column),
    ),
  };
}
