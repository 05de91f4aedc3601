-- Territory as dated rows: each with where it was read and whether anybody verified it.

-- One row per province: ISO 3166-2:TH. Pattaya (TH-S) is a city inside Chon Buri, not a 78th province.
CREATE TABLE office.provinces (
  province_iso text PRIMARY KEY CHECK (province_iso ~ '^TH-[0-9]{2}$'),
  name_th text NOT NULL UNIQUE,
  name_en text NOT NULL UNIQUE
);

-- One row per time in which a province belongs to a PACC Area (area_no null: the central divisions).
CREATE TABLE office.area_provinces (
  area_province_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  province_iso text NOT NULL REFERENCES office.provinces,
  area_no smallint CHECK (area_no BETWEEN 1 AND 9),
  valid_from_on date NOT NULL,
  valid_to_on date CHECK (valid_to_on >= valid_from_on),
  source text,
  verified boolean NOT NULL DEFAULT false,
  CHECK (NOT verified OR source IS NOT NULL)
);
CREATE UNIQUE INDEX area_provinces_once ON office.area_provinces (province_iso, valid_from_on);

-- One row per time in which a province belongs to an NACC Region; another body, another list.
CREATE TABLE office.region_provinces (
  region_province_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  province_iso text NOT NULL REFERENCES office.provinces,
  region_no smallint CHECK (region_no BETWEEN 1 AND 9),
  valid_from_on date NOT NULL,
  valid_to_on date CHECK (valid_to_on >= valid_from_on),
  source text,
  verified boolean NOT NULL DEFAULT false,
  CHECK (NOT verified OR source IS NOT NULL)
);
CREATE UNIQUE INDEX region_provinces_once ON office.region_provinces (province_iso, valid_from_on);

-- One row per time in which a district (อำเภอ, เขต) bears a name and lies in a province.
CREATE TABLE office.districts (
  district_code text NOT NULL CHECK (district_code ~ '^[0-9]{4}$'),
  province_iso text NOT NULL REFERENCES office.provinces,
  name_th text NOT NULL,
  name_en text NOT NULL,
  valid_from_on date NOT NULL,
  valid_to_on date CHECK (valid_to_on >= valid_from_on),
  source text,
  verified boolean NOT NULL DEFAULT false,
  PRIMARY KEY (district_code, valid_from_on)
);

-- One row per PACC Area office and time: where it sits.
CREATE TABLE office.areas (
  area_no smallint NOT NULL CHECK (area_no BETWEEN 1 AND 9),
  name_th text NOT NULL,
  name_en text NOT NULL,
  seat_province_iso text REFERENCES office.provinces,
  valid_from_on date NOT NULL,
  valid_to_on date CHECK (valid_to_on >= valid_from_on),
  source text,
  verified boolean NOT NULL DEFAULT false,
  PRIMARY KEY (area_no, valid_from_on)
);

-- The Area and Region of each province today, in Bangkok.
CREATE VIEW office.provinces_today
WITH
  (security_invoker = true) AS
SELECT
  p.province_iso, p.name_th, p.name_en, a.area_no, a.source AS area_source,
  coalesce(a.verified, false) AS area_verified,
  r.region_no, r.source AS region_source,
  coalesce(r.verified, false) AS region_verified
FROM
  office.provinces p
  LEFT JOIN office.area_provinces a ON a.province_iso = p.province_iso
  AND a.valid_from_on <= (now() AT TIME ZONE 'Asia/Bangkok')::date
  AND (a.valid_to_on IS NULL OR a.valid_to_on >= (now() AT TIME ZONE 'Asia/Bangkok')::date)
  LEFT JOIN office.region_provinces r ON r.province_iso = p.province_iso
  AND r.valid_from_on <= (now() AT TIME ZONE 'Asia/Bangkok')::date
  AND (r.valid_to_on IS NULL OR r.valid_to_on >= (now() AT TIME ZONE 'Asia/Bangkok')::date);

-- One row per agency known to the office. agency_id is the subject id for ever ('agency:egp:…',
-- 'agency:office:…'); names, places and successors are dated beside it.
CREATE TABLE office.agencies (
  agency_id text PRIMARY KEY CHECK (agency_id ~ '^agency:[a-z]+:.+$'),
  name_th text NOT NULL CHECK (length(name_th) BETWEEN 2 AND 300),
  name_en text,
  folded_name text NOT NULL,
  agency_type text NOT NULL DEFAULT 'unknown',
  province_iso text REFERENCES office.provinces,
  district_code text CHECK (district_code ~ '^[0-9]{4}$'),
  parent_agency_id text REFERENCES office.agencies,
  ended_on date,
  source text NOT NULL,
  is_demonstration boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX agencies_province ON office.agencies (province_iso);
CREATE INDEX agencies_folded ON office.agencies USING gin (folded_name gin_trgm_ops);

-- One row per thing that happened to an agency: renamed, moved, merged, split. The past keeps its names.
CREATE TABLE office.agency_changes (
  agency_change_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  agency_id text NOT NULL REFERENCES office.agencies,
  kind text NOT NULL CHECK (kind IN ('renamed', 'moved', 'merged_into', 'split_from')),
  other_agency_id text REFERENCES office.agencies,
  before jsonb NOT NULL,
  after jsonb NOT NULL,
  effective_on date NOT NULL,
  source text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((kind IN ('merged_into', 'split_from')) = (other_agency_id IS NOT NULL))
);

-- One row per governance clinic (คลินิกส่งเสริมธรรมาภิบาลต่อต้านการทุจริต) of an Area.
CREATE TABLE office.clinics (
  clinic_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  area_no smallint NOT NULL CHECK (area_no BETWEEN 1 AND 9),
  name_th text NOT NULL,
  name_en text NOT NULL,
  opened_fiscal_year_be smallint CHECK (opened_fiscal_year_be BETWEEN 2550 AND 2650),
  address_th text,
  address_en text,
  province_iso text REFERENCES office.provinces,
  hours_th text,
  hours_en text,
  phone text,
  staff_count smallint CHECK (staff_count >= 0),
  mobile_unit_count smallint CHECK (mobile_unit_count >= 0),
  source text,
  verified boolean NOT NULL DEFAULT false,
  is_demonstration boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1
);
