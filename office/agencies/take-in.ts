/**
 * Many agencies at once: from the contract data (the caller reads the analysis and hands rows over) or
 * from a file. What the register has already stays as it is; a name that differs is told, not taken, for
 * a person decides whether that is a renaming.
 */
import { sql } from 'kysely';
import { foldBare } from '#kernel/thai-text.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { agencyIdPattern, agencyTypeNames, type AgencyType } from './kinds.ts';

export interface IncomingAgency {
  agency_id: string;
  name: string;
  type: string | null;
  province_iso: string | null;
  district?: string | null;
}

export interface Refused {
  /** Place in what was handed over, from 1. */
  row: number;
  reason: 'bad_id' | 'bad_name' | 'unknown_province' | 'unknown_district' | 'repeated' | 'outside_scope';
}

/** read = added + known + refused.length; `otherNames` are among the known. */
export interface TakenIn {
  read: number;
  added: number;
  known: number;
  refused: Refused[];
  otherNames: { agencyId: string; here: string; there: string }[];
}

interface Row {
  row: number;
  agency_id: string;
  name_th: string;
  folded_name: string;
  agency_type: AgencyType;
  province_iso: string | null;
  district_code: string | null;
}

/** @param source what the rows are from, as people read it: 'e-GP 2568', 'รายชื่อของสำนักงานเขต' */
export async function takeInAgencies(
  tx: Tx,
  incoming: readonly IncomingAgency[],
  options: { source: string; isDemonstration?: boolean },
): Promise<TakenIn> {
  const refused: Refused[] = [];
  const places = await knownPlaces(tx);
  const rows = incoming.flatMap((one, index) => checked(one, index + 1, places, refused));
  const once = withoutRepeats(rows, refused);
  const outside = new Set(await outsideScope(tx, once));
  for (const row of outside) refused.push({ row, reason: 'outside_scope' });
  const own = once.filter((one) => !outside.has(one.row));
  const otherNames = await namedOtherwise(tx, own);
  const added = await insertNew(tx, own, options);
  refused.sort((a, b) => a.row - b.row);
  return { read: incoming.length, added, known: own.length - added, refused, otherNames };
}

interface Places {
  provinces: ReadonlySet<string>;
  /** District code, and 'TH-74 name' → code. */
  districts: ReadonlyMap<string, string>;
}

async function knownPlaces(tx: Tx): Promise<Places> {
  const { rows: provinces } = await sql<{
    iso: string;
  }>`SELECT province_iso AS iso FROM office.provinces`.execute(tx);
  const { rows: districts } = await sql<{ code: string; iso: string; th: string }>`
    SELECT district_code AS code, province_iso AS iso, name_th AS th FROM office.districts`.execute(tx);
  return {
    provinces: new Set(provinces.map((one) => one.iso)),
    districts: new Map(
      districts.flatMap(({ code, iso, th }) => [
        [code, code],
        [`${iso} ${foldBare(th)}`, code],
      ]),
    ),
  };
}

function checked(one: IncomingAgency, row: number, places: Places, refused: Refused[]): Row[] {
  const name = one.name.trim();
  const fault = faultOf(one, name, places);
  if (fault !== null) {
    refused.push({ row, reason: fault });
    return [];
  }
  return [
    {
      row,
      agency_id: one.agency_id,
      name_th: name,
      folded_name: foldBare(name),
      agency_type: (agencyTypeNames as string[]).includes(one.type ?? '')
        ? (one.type as AgencyType)
        : 'unknown',
      province_iso: one.province_iso,
      district_code: districtOf(one, places) ?? null,
    },
  ];
}

function faultOf(one: IncomingAgency, name: string, places: Places): Refused['reason'] | null {
  if (!agencyIdPattern.test(one.agency_id)) return 'bad_id';
  if (name.length < 2 || name.length > 300 || /\p{Cc}/u.test(name)) return 'bad_name';
  if (one.province_iso !== null && !places.provinces.has(one.province_iso)) return 'unknown_province';
  return districtOf(one, places) === undefined ? 'unknown_district' : null;
}

/** The district's code, given as code or name; null where none is given, undefined where there is none such. */
function districtOf(
  { district, province_iso: iso }: IncomingAgency,
  places: Places,
): string | null | undefined {
  const text = district?.trim() ?? '';
  if (text === '') return null;
  const code =
    places.districts.get(text) ?? places.districts.get(`${iso} ${foldBare(text.replace(/^อำเภอ/u, ''))}`);
  return code !== undefined && `TH-${code.slice(0, 2)}` === iso ? code : undefined;
}

function withoutRepeats(rows: readonly Row[], refused: Refused[]): Row[] {
  const seen = new Set<string>();
  return rows.filter(({ agency_id, row }) => {
    const again = seen.has(agency_id);
    if (again) refused.push({ row, reason: 'repeated' });
    seen.add(agency_id);
    return !again;
  });
}

const asRecords = (rows: readonly Row[]) => sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
  AS r ("row" int, agency_id text, name_th text, folded_name text, agency_type text, province_iso text, district_code text)`;

async function outsideScope(tx: Tx, own: readonly Row[]): Promise<number[]> {
  const { rows } = await sql<{ row: number }>`
    WITH places AS MATERIALIZED (
      SELECT DISTINCT province_iso, district_code FROM ${asRecords(own)}
    ),
    outside AS MATERIALIZED (
      SELECT province_iso, district_code FROM places WHERE NOT office.sees(NULL, province_iso, district_code, NULL)
    )
    SELECT r."row" FROM ${asRecords(own)} JOIN outside o
      ON o.province_iso IS NOT DISTINCT FROM r.province_iso AND o.district_code IS NOT DISTINCT FROM r.district_code`.execute(
    tx,
  );
  return rows.map((one) => one.row);
}

async function namedOtherwise(tx: Tx, own: readonly Row[]): Promise<TakenIn['otherNames']> {
  const { rows } = await sql<TakenIn['otherNames'][number]>`
    SELECT a.agency_id AS "agencyId", a.name_th AS here, r.name_th AS there
    FROM ${asRecords(own)} JOIN office.agencies a ON a.agency_id = r.agency_id
    WHERE a.folded_name <> r.folded_name ORDER BY a.agency_id`.execute(tx);
  return rows;
}

async function insertNew(
  tx: Tx,
  own: readonly Row[],
  { source, isDemonstration = false }: { source: string; isDemonstration?: boolean },
): Promise<number> {
  const result = await sql`
    INSERT INTO office.agencies (agency_id, name_th, folded_name, agency_type, province_iso, district_code, source, is_demonstration)
    SELECT agency_id, name_th, folded_name, agency_type, province_iso, district_code, ${source}, ${isDemonstration}
    FROM ${asRecords(own)} ON CONFLICT (agency_id) DO NOTHING`.execute(tx);
  return Number(result.numAffectedRows ?? 0n);
}
