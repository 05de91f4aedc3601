/** What an entry asks about a person and a post, and how it is kept: keys for finding, the agency where its name is known. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { foldBare } from '#kernel/thai-text.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import type { Place } from '#office/action.ts';
import { choice, optional, words } from '#office/form-fields.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { nameKey, soundKey } from './name-key.ts';
import { provinceNotYours } from './problems.ts';
import { sectorChoice, type AnySector } from './sectors.ts';

const cardMark = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u));

export const nameFields = {
  prefix: optional(words(1, 60)),
  givenName: words(1, 120),
  familyName: words(1, 120),
  /** Made by the page from the number on the card, under the key that lies beside the database. */
  cardMark: optional(cardMark),
};

export const postFields = {
  positionTitle: optional(words(2, 200)),
  sector: choice(sectorChoice),
  organisation: optional(words(2, 200)),
  provinceIso: words(5, 5),
  districtCode: optional(v.pipe(v.string(), v.regex(/^\d{4}$/u, 'รหัสอำเภอมี 4 หลัก · Four digits'))),
};

export interface Post {
  positionTitle?: string | undefined;
  sector: AnySector;
  organisation?: string | undefined;
  provinceIso: string;
  districtCode?: string | undefined;
}

export interface Named {
  prefix?: string | undefined;
  givenName: string;
  familyName: string;
}

export interface Keys {
  nameKey: string;
  soundKey: string;
  searchText: string;
}

export function keysOf(
  { prefix, givenName, familyName }: Named,
  { positionTitle, organisation }: Post,
): Keys {
  const key = nameKey(givenName, familyName);
  const said = [prefix, givenName, familyName, positionTitle, organisation].filter(
    (one) => one !== undefined,
  );
  // The key comes first: a name is found without its title, however the title was typed.
  return {
    nameKey: key,
    soundKey: soundKey(key),
    searchText: foldBare([key.replace('|', ''), ...said].join(' ')),
  };
}

/** The agency of that name in that province, where there is exactly one in the viewer's sight. */
export async function agencyNamed(tx: Tx, { organisation, provinceIso }: Post): Promise<string | null> {
  if (organisation === undefined) return null;
  const { rows } = await sql<{ id: string }>`
    SELECT agency_id AS id FROM office.agencies
    WHERE folded_name = ${foldBare(organisation)} AND province_iso = ${provinceIso} LIMIT 2`.execute(tx);
  return rows.length === 1 ? rows[0]!.id : null;
}

/** Where the entry lies, for its event. @throws Problem participants.province_unknown */
export async function placeOfProvince(tx: Tx, iso: string): Promise<Place> {
  const { rows } = await sql<{ areaNo: number | null }>`
    SELECT area_no AS "areaNo" FROM office.provinces_today WHERE province_iso = ${iso}`.execute(tx);
  if (!rows[0]) throw provinceNotYours();
  return { areaNo: rows[0].areaNo, provinceIso: iso };
}

/** Provinces of the viewer's scope, for entering somebody who is at home in one of them. */
export async function mayEnterIn(tx: Tx, iso: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    SELECT (SELECT office.my_scope_kind()) = 'nation' OR ${iso} = ANY ((SELECT office.my_provinces())::text[]) AS may`.execute(
    tx,
  );
  return rows[0]?.may === true;
}

export const today = (): string => bangkokToday(new Date());
