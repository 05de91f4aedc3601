/** What a consultation holds of whoever asked, as a part of a question to the database. */
import { sql } from 'kysely';

/** Columns of Known (traces.ts), where the consultation is `c`. */
export const knownColumns = sql`c.asker_name AS "askerName", c.contact, c.counterpart, g.name_th AS "agencyName",
  c.agency_said AS "agencySaid", p.name_th AS "provinceTh", p.name_en AS "provinceEn", d.name_th AS "districtTh",
  c.amount_thb::text AS "amountThb"`;

export const knownTables = sql`LEFT JOIN office.agencies g ON g.agency_id = c.agency_id
  LEFT JOIN office.provinces p ON p.province_iso = c.province_iso
  LEFT JOIN office.districts d ON d.district_code = c.district_code`;
