/**
 * Finding agencies, suppliers, projects and provinces by a few letters, within the reader's scope: ids by the
 * trigram index, within the scope; then the rows themselves, under row-level security.
 */
import { sql } from 'kysely';
import type { Tx } from '#platform/postgres/store.ts';
import { readProvinces } from '#procurement/read.ts';
import { askedForms, searchFold } from './fold.ts';

export const searchKinds = ['agency', 'supplier', 'tender'] as const;
export type SearchKind = (typeof searchKinds)[number];

export interface Found {
  kind: SearchKind;
  id: string;
  shown: string;
  provinceIsos: string[];
  weightSatang: bigint;
  fiscalYearBe: number | null;
}

export interface FoundOfKind {
  rows: Found[];
  /** How many there are; `more` when counting stopped at the bound. */
  count: number;
  more: boolean;
  /** True when nothing was spelt so, and these are the nearest spellings. */
  near: boolean;
}

/** Fewer letters find everything and nothing. */
export const fewestLetters = 2;
/** Counting and ordering stop here. */
const most = 1000;

export interface SearchOptions {
  /** Rows shown of each kind. */
  limit?: number;
  kinds?: readonly SearchKind[];
}

export type SearchAnswer = Record<SearchKind, FoundOfKind> & {
  provinces: { iso: string; th: string; en: string }[];
  tooShort: boolean;
};

export async function search(tx: Tx, typed: string, options: SearchOptions = {}): Promise<SearchAnswer> {
  const { limit = 10, kinds = searchKinds } = options;
  const none: FoundOfKind = { rows: [], count: 0, more: false, near: false };
  const answer: SearchAnswer = { agency: none, supplier: none, tender: none, provinces: [], tooShort: false };
  const forms = askedForms(typed.slice(0, 200).replaceAll('\0', ''));
  const letters = (forms[0] ?? '').replace(/\p{M}/gu, '').length; // vowels above and below are no letters of their own
  if (letters < fewestLetters) return { ...answer, tooShort: true };
  for (const kind of kinds) {
    answer[kind] = await findExact(tx, forms, kind, limit);
    if (answer[kind].count === 0 && kind !== 'tender')
      answer[kind] = await findNear(tx, forms[0]!, kind, limit);
  }
  answer.provinces = findProvinces(forms);
  return answer;
}

const columns = sql`e.kind, e.subject_id AS id, e.shown, e.province_isos AS "provinceIsos", e.weight_satang::text AS weight,
  e.fiscal_year_be AS "fiscalYearBe"`;

type Row = Omit<Found, 'weightSatang'> & { weight: string; total: number };
const found = ({ weight, total: _, ...row }: Row): Found => ({ ...row, weightSatang: BigInt(weight) });

/** Beginning with it first, then the shortest names, then the most money. */
async function findExact(
  tx: Tx,
  forms: readonly string[],
  kind: SearchKind,
  limit: number,
): Promise<FoundOfKind> {
  const candidates = sql.join(
    forms.map((form) => sql`SELECT office.search_candidates(${form}, ${kind}, ${most})`),
    sql` UNION `,
  );
  const first = forms[0]!;
  const order =
    kind === 'tender'
      ? sql`e.weight_satang DESC, e.entry_id`
      : sql`(position(${first} IN e.folded) = 1) DESC, length(e.folded), e.weight_satang DESC, e.entry_id`;
  const { rows } = await sql<Row>`
    WITH candidates (entry_id) AS MATERIALIZED (${candidates})
    SELECT ${columns}, count(*) OVER ()::int AS total FROM candidates JOIN office.search_entries e USING (entry_id)
    ORDER BY ${order} LIMIT ${limit}`.execute(tx);
  const count = rows[0]?.total ?? 0;
  return { rows: rows.map(found), count, more: count >= most, near: false };
}

async function findNear(tx: Tx, folded: string, kind: SearchKind, limit: number): Promise<FoundOfKind> {
  if (folded.length < 4) return { rows: [], count: 0, more: false, near: true };
  const { rows } = await sql<Row>`
    WITH candidates (entry_id, place) AS MATERIALIZED (
      SELECT c.entry_id, c.place FROM office.search_near(${folded}, ${kind}, ${Math.min(limit, 5)}) WITH ORDINALITY AS c (entry_id, place)
    )
    SELECT ${columns}, count(*) OVER ()::int AS total FROM candidates c JOIN office.search_entries e USING (entry_id) ORDER BY c.place`.execute(
    tx,
  );
  return { rows: rows.map(found), count: rows.length, more: false, near: true };
}

/** Provinces are everybody's knowledge; their names are compared folded like all others. */
function findProvinces(forms: readonly string[]): SearchAnswer['provinces'] {
  const asked = forms[0]!.replace(/^จังหวัด/u, '');
  if (asked === '') return [];
  return [...readProvinces().values()]
    .filter((province) => [province.th, province.en].some((name) => searchFold(name).includes(asked)))
    .map(({ iso, th, en }) => ({ iso, th, en }));
}

/** Which generation is searched, and since when; null before the first. */
export async function searchState(tx: Tx): Promise<{ generation: number; refreshedAt: Date } | null> {
  const { rows } = await sql<{ generation: number; refreshedAt: Date }>`
    SELECT generation, refreshed_at AS "refreshedAt" FROM office.search_index`.execute(tx);
  return rows[0] ?? null;
}
